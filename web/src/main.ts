// The application is mounted once; which page shows is decided by the address.
import { mount } from "svelte";
import "./look/pico.css";
import "./look/tokens.css";
import "./look/page.css";
import App from "./App.svelte";

const place = document.getElementById("page");
if (place) mount(App, { target: place });
