-- Which city of a province's directory keeps its books here, and since when; no code where it
-- stands alone. Only the owner founds one.
ALTER TABLE zhuanban.jurisdictions ADD COLUMN code text;
ALTER TABLE zhuanban.jurisdictions ADD COLUMN founded_at timestamptz NOT NULL DEFAULT now();
