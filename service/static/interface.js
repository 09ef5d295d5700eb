SwaggerUIBundle({
  url: document.getElementById("interface").dataset.description,
  dom_id: "#interface",
  docExpansion: "none",
  validatorUrl: null,
});
