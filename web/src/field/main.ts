// The field page is mounted once, over the one device; it needs nothing of the other pages.
import { mount } from "svelte";
import "../look/tokens.css";
import "../look/page.css";
import "./screens/field.css";
import { device } from "./device/device.svelte";
import { updates } from "./worker/updates.svelte";
import Field from "./Field.svelte";

const place = document.getElementById("page");
if (place) mount(Field, { target: place });
void device.wake();
void updates.watch();
