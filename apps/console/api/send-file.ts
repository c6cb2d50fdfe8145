/** A file as the body of a call, as it is; spread into what the client is given. */
export function asFileBody(file: File) {
  return { body: file.name, bodySerializer: () => file, headers: { 'Content-Type': 'application/octet-stream' } };
}
