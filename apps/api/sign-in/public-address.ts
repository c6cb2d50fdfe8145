/** Where browsers reach this process. Without a setting it is known once the process listens. */
export class PublicAddress {
  private address: string | null;

  constructor(given: string | null) {
    this.address = given;
  }

  listensOn(port: number): void {
    this.address ??= `http://localhost:${port}`;
  }

  get url(): string {
    if (this.address === null) throw new Error('asked where this process is before it listens');
    return this.address;
  }
}
