/** A file as the form of a call; spread into what the client is given. */
export function asFileForm(file: File) {
  return {
    body: { file: file.name },
    bodySerializer: () => {
      const form = new FormData();
      form.append('file', file);
      return form;
    },
  };
}
