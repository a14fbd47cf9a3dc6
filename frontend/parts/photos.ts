// Photos that were chosen are shown in place, so that one sees what will be sent.

export function start(): void {
  document.addEventListener("change", (event) => {
    const input = event.target as HTMLInputElement;
    const frame = input.closest<HTMLElement>("[data-photos]");
    if (frame && input.type === "file") show(input, frame);
  });
}

function show(input: HTMLInputElement, frame: HTMLElement): void {
  frame.querySelectorAll<HTMLElement>("[data-chosen-by]").forEach((shown) => {
    if (shown.dataset["chosenBy"] === keyOf(input)) shown.remove();
  });
  const before = frame.querySelector(".cc-photo-add");
  Array.from(input.files ?? []).forEach((file) => before?.before(preview(file, keyOf(input))));
}

/** Camera and album are two inputs of one field; each replaces only what it chose itself. */
function keyOf(input: HTMLInputElement): string {
  return input.capture ? "camera" : "album";
}

function preview(file: File, key: string): HTMLElement {
  const box = document.createElement("div");
  box.className = "cc-photo-chosen";
  box.dataset["chosenBy"] = key;
  const image = document.createElement("img");
  image.alt = "";
  image.src = URL.createObjectURL(file);
  image.addEventListener("load", () => URL.revokeObjectURL(image.src), { once: true });
  const name = document.createElement("span");
  name.textContent = `${file.name}，${size(file.size)}`;
  box.append(image, name);
  return box;
}

function size(bytes: number): string {
  return bytes < 1024 * 1024 ? `${Math.ceil(bytes / 1024)} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}
