// The map of all incidents: the server puts near ones together for each zoom; a click leads to them.
/* global L */
import { colour, framed, land, text, town } from "./land.js";

const LARGEST = 26, SMALLEST = 8; // pixels

function radius(number) {
  return Math.min(LARGEST, SMALLEST + 3.2 * Math.log2(number));
}

function said(number, name) {
  return `${number.toLocaleString("en")} incident${number === 1 ? "" : "s"}${name ? ` in ${name}` : ""}`;
}

function spot([latitude, longitude, number, name, address]) {
  const circle = L.circleMarker([latitude, longitude], {
    radius: radius(number), color: colour("--toll"), weight: 1.5, fillColor: colour("--toll"), fillOpacity: 0.32,
  });
  circle.bindTooltip(text(number > 1 ? number.toLocaleString("en") : name), {
    permanent: true, direction: number > 1 ? "center" : "top", className: number > 1 ? "count" : "spot", offset: number > 1 ? [0, 0] : [0, -6],
  });
  circle.on("click", () => location.assign(address));
  circle.on("mouseover", () => { circle._map.getContainer().title = said(number, name); });
  circle.on("mouseout", () => { circle._map.getContainer().title = ""; });
  return circle;
}

async function draw(box) {
  const { bounds: [south, north, west, east], ask, land: address } = JSON.parse(box.dataset.map);
  const map = framed(box);
  map.fitBounds([[south, west], [north, east]], { padding: [40, 40], maxZoom: 7 });
  const shown = L.layerGroup();
  let asked = null;
  const fill = async () => {
    asked?.abort();
    asked = new AbortController();
    const view = map.getBounds().pad(0.1);
    const part = [Math.max(-90, view.getSouth()), Math.min(90, view.getNorth()), Math.max(-180, view.getWest()), Math.min(180, view.getEast())];
    const query = new URLSearchParams({ zoom: map.getZoom(), part: part.map((one) => one.toFixed(4)).join(",") });
    try {
      const answer = await fetch(`${ask}${ask.includes("?") ? "&" : "?"}${query}`, { signal: asked.signal });
      if (!answer.ok) return;
      const { clusters, labels } = await answer.json();
      shown.clearLayers();
      for (const [name, latitude, longitude] of labels) shown.addLayer(town(name, latitude, longitude));
      for (const one of clusters) shown.addLayer(spot(one));
      box.dataset.drawn = String(map.getZoom());
    } catch (error) {
      if (error.name !== "AbortError") throw error;
    }
  };
  await land(map, address);
  shown.addTo(map);
  await fill();
  map.on("moveend", fill);
  document.addEventListener("renewed", fill);
}

const box = document.getElementById("clusters");
if (box) draw(box);
