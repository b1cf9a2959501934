const continuing =
  /[^\S\r\n]*(?:["'}\])]|(?:at|in) \S|\+ |---|~|(?:trace id|correlation id|timestamp|request id|client-request-id|caused by|status|statuscode|errorcode|httpstatuscode|date|headers|details|inner ?error|inner ?exception|message|code|target|suberror|claims)["']? ?[:=(])/iy;

/** Whether words stand there that go on with an error above, whatever was put before them. */
export function continuesAt(original: string, at: number): boolean {
  continuing.lastIndex = at;
  return continuing.test(original);
}
