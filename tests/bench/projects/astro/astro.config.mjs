export default {
  outDir: "public",
  publicDir: "none",
  cacheDir: ".cache",
  devToolbar: { enabled: false },
};
