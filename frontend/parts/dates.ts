// A date is typed as people write it; beside the field stands the browser's own calendar.
import { word } from "./say";

/** Puts a calendar beside each input[data-date] in `root`. */
export function addPickers(root: ParentNode): void {
  root.querySelectorAll<HTMLInputElement>("input[data-date]:not([data-picked])").forEach(addPicker);
}

function addPicker(field: HTMLInputElement): void {
  field.dataset["picked"] = "";
  const picker = document.createElement("input");
  picker.type = "date";
  picker.className = "cc-date-picker";
  picker.setAttribute("aria-label", word("day"));
  const row = document.createElement("div");
  row.className = "cc-date";
  field.replaceWith(row);
  row.append(field, picker);
  picker.addEventListener("change", () => {
    const [year, month, day] = picker.value.split("-").map(Number);
    if (!year) return;
    field.value = `${year}年${month}月${day}日`;
    field.dispatchEvent(new Event("input", { bubbles: true }));
  });
}
