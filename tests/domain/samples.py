"""One event of each topic with every field filled, as the golden files hold it for ever."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from domain.access import Access, Read
from domain.account import Account
from domain.aggregate import Event
from domain.case import Case
from domain.case.attachment import Attachment
from domain.case.file import Heir
from domain.erasure import Erasure
from domain.hold import Hold
from domain.inspection import Inspection
from domain.project import Foretold, Project
from domain.sealed import Sealed
from domain.task_force import TaskForce

AT = datetime(2020, 11, 1, 20, 0, tzinfo=ZoneInfo("Asia/Shanghai"))
CASE, NEW = UUID("00000000-0000-5000-8000-0000000000c1"), UUID(int=0xC2)
PERSON = UUID("00000000-0000-5000-8000-0000000000d1")
TEXT = Sealed(of=CASE, box="Ym94", hash="aGFzaA==")
NAME = Sealed(of=PERSON, box="bmFtZQ==", hash="aGFzaA==")
ENVELOPE: dict[str, Any] = {
    "originator_id": CASE,
    "originator_version": 3,
    "project": UUID("00000000-0000-5000-8000-0000000000a1"),
    "task_force": UUID("00000000-0000-5000-8000-0000000000b1"),
}
DONE: dict[str, Any] = {
    **ENVELOPE,
    "occurred_at": AT,
    "by": "amy",
    "role": "cadre",
    "recorded_by": "importer",
    "claimed_at": datetime(2020, 11, 1, 12, 0, 7, 250_000, tzinfo=UTC),
    "source": "ledger.csv",
}

FILES = (Attachment(sha256="5c" * 32, kind="photo", media_type="image/jpeg", size=2_345_678),)

SAMPLES: list[Event] = [
    Case.Opened(
        **DONE, case_no="XN-007", kind="household", how="split", address=TEXT, people=3,
        village_group="一组", origin=NEW, first_opened_at=datetime(2008, 8, 10, tzinfo=UTC),
    ),
    Case.OpeningMovedBack(
        **DONE, position=7, case_no="XN-001", kind="household", reason="档案"
    ),
    Case.Closed(**DONE, outcome="signed"),
    Case.Reopened(**DONE, reason=TEXT),
    Case.ChiefNamed(**DONE, name="amy", instead_of="bob"),
    Case.PartyRecorded(
        **DONE, n=1, person=PERSON, name=NAME, share="1/2", relation="户主", id_number=NAME,
        phone=NAME, bank_account=NAME,
    ),
    Case.AssetRecorded(
        **DONE, n=1, kind="house", legal_area_cm2=1_205_000, unregistered_area_cm2=200_000,
        structure="砖木",
    ),
    Case.PartySucceeded(**DONE, n=1, heirs=(Heir(n=2, person=PERSON, name=NAME, share="1/2"),)),
    Case.Split(**DONE, into=NEW, case_no="XN-007-1", parties=(1, 2)),
    Case.Merged(**DONE, into=NEW, case_no="XN-008"),
    Case.ContactLogged(
        **DONE, method="wechat", met=TEXT, messages=120, summary=TEXT, mood="wavering",
        next_step=TEXT, next_due=date(2020, 11, 3), accompanied_by="bob", attachments=FILES,
        place=TEXT,
    ),
    Case.ContactConfirmed(**DONE, confirms=7),
    Case.DemandRaised(**DONE, n=1, text=TEXT, attachments=FILES),
    Case.DemandAnswered(**DONE, n=1, text=TEXT, attachments=FILES),
    Case.ObjectionRaised(
        **DONE, n=1, contact=7, text=TEXT, reach=TEXT, due=date(2020, 11, 16)
    ),
    Case.ObjectionAnswered(**DONE, n=1, text=TEXT),
    Case.OrderGiven(
        **DONE, n=1, kind="supervised", text=TEXT, due=date(2020, 11, 3), to="amy"
    ),
    Case.OrderReported(**DONE, n=1, text=TEXT),
    Case.OrderSettled(**DONE, n=1, outcome="done"),
    Case.PromiseMade(**DONE, n=1, text=TEXT, due=date(2020, 11, 3), attachments=FILES),
    Case.PromiseKept(**DONE, n=1, attachments=FILES),
    Case.PromiseBroken(**DONE, n=1, attachments=FILES),
    Case.OfferMade(**DONE, n=1, amount_fen=123_456_789, valid_until=AT),
    Case.OfferAccepted(**DONE, n=1),
    Case.OfferDeclined(**DONE, n=1),
    Case.OfferWithdrawn(**DONE, n=1),
    Case.SignatureCaptured(
        **DONE, n=1, party=2, means="thumbprint", document="d0" * 32, witness=TEXT,
        mandate="3a" * 32, signer=TEXT, attachments=FILES,
    ),
    Case.SignatureWithdrawn(**DONE, n=1, reason=TEXT),
    Case.AgreementEffective(**DONE),
    Case.Paid(**DONE, n=1, amount_fen=123_456_789),
    Case.FlatAssigned(**DONE, flat="3-1-201"),
    Case.HandedOver(**DONE),
    Case.Demolished(**DONE),
    Case.Corrected(
        **DONE, position=7, of="case.party_recorded", n=1, field="name", value=NAME, reason=TEXT
    ),
    Case.RecusalDeclared(**DONE, cadre="amy", relation=TEXT),
    Case.RecusalLifted(**DONE, cadre="amy", reason=TEXT),
    Case.TransferOffered(**DONE, n=1, to="bob", instead_of="amy", reason=TEXT, letter=TEXT),
    Case.TransferAccepted(**DONE, n=1, read_back=TEXT),
    Case.TransferRefused(**DONE, n=1, reason=TEXT),
    Case.TransferWithdrawn(**DONE, n=1, reason=TEXT),
    Case.DecisionConflicted(
        **DONE, n=1, op="offers/1/response", body=TEXT, seen=7, owner="amy",
        due=date(2020, 11, 4), attachments=FILES,
    ),
    Case.ConflictSettled(**DONE, n=1, outcome="applied", reason=TEXT),
    Project.Opened(
        **DONE, code="XNM", name="小南门", track="collective", opened_on=date(2008, 1, 1),
        target_date=date(2020, 11, 1),
    ),
    Project.BaselineSet(**DONE, households=226),
    Project.MapDrawn(**DONE, sha256="0a" * 32, parcels=226),
    Project.ForecastMade(
        **DONE, evening=date(2020, 10, 31), at_position=5271, open=9,
        fan=(Foretold(days=7, p10=6, p50=7, p90=9, throughput=(6, 7, 8), line=7.25),),
        p50=date(2021, 1, 5), p85=date(2022, 6, 30), p95=date(2024, 12, 31),
    ),
    TaskForce.Opened(
        **DONE, code="XNM", name="小南门专班", category="legacy", parent=NEW, charter="清零",
        leader="赵", lead_department="住建局", end_condition="全部签约",
    ),
    TaskForce.MemberJoined(
        **DONE, name="amy", home_department="住建局", acting_role="member",
        until=date(2020, 12, 31),
    ),
    TaskForce.MemberReleased(**DONE, name="amy", reason="轮换"),
    TaskForce.ReviewFrozen(
        **DONE, month="2020-10", position=7, hash="5c" * 32, figures='{"remaining":9}'
    ),
    TaskForce.Dissolved(**DONE, reason="清零"),
    Inspection.Opened(
        **DONE, reference="纪巡〔2020〕7号", label="小南门专项巡察", team="县委第二巡察组",
        mandate="年度巡察计划", remit="project", over=NEW,
    ),
    Inspection.FindingRaised(**DONE, n=1, text=TEXT, case=CASE, cadre="amy", cites=(7, 9)),
    Inspection.FindingExplained(**DONE, n=1, text=TEXT),
    Inspection.RectificationOrdered(**DONE, n=1, due=date(2020, 12, 1), text=TEXT),
    Inspection.RectificationReported(**DONE, n=1, text=TEXT),
    Inspection.RectificationReturned(**DONE, n=1, reason=TEXT),
    Inspection.FindingSettled(**DONE, n=1, by_what="rectification"),
    Inspection.FindingWithdrawn(**DONE, n=1, reason=TEXT),
    Inspection.Closed(**DONE, result=TEXT),
    Account.Opened(**DONE, name="amy", ground="任〔2026〕1号"),
    Account.Posted(
        **DONE, n=1, acting_role="cadre", remit="task_force", until=AT, ground="派〔2026〕1号"
    ),
    Account.PostingEnded(**DONE, n=1, reason="轮换"),
    Account.Disabled(**DONE, reason="调离"),
    Account.Enabled(**DONE, reason="返岗"),
    Account.SignInChanged(**DONE, what="password_reset"),
    Access.Recorded(**DONE, reads=(Read(
        at=AT, what="search", case=CASE, project=NEW, task_force=NEW, subject="case XN/XN-007",
        form="pdf", term=TEXT, why=7, last_at=AT, times=2,
    ),)),
    Access.GlassBroken(**DONE, case=CASE, case_no="XN-007", until=AT, reason=TEXT),
    Hold.Placed(
        **DONE, kind="lawsuit", reference="（2026）民初7号", over="case", of=CASE, reason=TEXT
    ),
    Hold.Lifted(**DONE, reason=TEXT),
    Erasure.Erased(**DONE, person=PERSON, order="删字〔2026〕3号"),
]  # fmt: skip
