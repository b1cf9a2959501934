import { generate } from 'selfsigned';

export interface Certificate {
  /** PEM, of whoever shall trust it. */
  readonly authority: string;
  /** PEM. */
  readonly cert: string;
  readonly key: string;
}

/** A certificate for these names by an authority made for it, of RSA keys as Microsoft's services have them. */
export async function certify(names: readonly string[]): Promise<Certificate> {
  const strength = { keyType: 'rsa', keySize: 2048, algorithm: 'sha256' } as const;
  const authority = await generate([{ name: 'commonName', value: 'Benchmark' }], {
    ...strength,
    extensions: [{ name: 'basicConstraints', cA: true, critical: true }, { name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true }],
  });
  const { cert, private: key } = await generate([{ name: 'commonName', value: names[0] ?? '' }], {
    ...strength,
    ca: { key: authority.private, cert: authority.cert },
    extensions: [
      { name: 'basicConstraints', cA: false, critical: true },
      { name: 'keyUsage', digitalSignature: true, keyEncipherment: true, critical: true },
      { name: 'extKeyUsage', serverAuth: true },
      { name: 'subjectAltName', altNames: names.map((value) => ({ type: 2, value })) },
    ],
  });
  return { authority: authority.cert, cert, key };
}
