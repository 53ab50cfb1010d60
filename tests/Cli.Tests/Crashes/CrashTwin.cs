namespace Cli.Tests.Crashes;

/// <summary>The twin that is killed: rows that are created, and an operation that moves amounts between two accounts.</summary>
internal static class CrashTwin
{
    public const int Accounts = 6;
    public const long EachBegins = 1000;

    public static string Config =>
        $$"""
            version: "1.0"
            complete: off
            idempotency: { header: Idempotency-Key }
            state: { store: file }
            sandboxes: { by: [{ header: X-Sandbox }] }
            tables:
              - { name: entries }
              - { name: transfers }
              - { name: orders }
              - name: lines
                references: { order: { table: orders, onDelete: cascade } }
              - name: accounts
                seedData:
            {{string.Join('\n', Enumerable.Range(0, Accounts).Select(Seed))}}
            mocks:
              - { id: add, http: { matcher: { method: POST, path: /entries }, statefulBinding: { table: entries, action: create } } }
              - { id: entry, http: { matcher: { method: GET, path: "/entries/{id}" }, statefulBinding: { table: entries, action: get } } }
              - { id: entries, http: { matcher: { method: GET, path: /entries }, statefulBinding: { table: entries, action: list } } }
              - { id: addOrder, http: { matcher: { method: POST, path: /orders }, statefulBinding: { table: orders, action: create } } }
              - { id: order, http: { matcher: { method: GET, path: "/orders/{id}" }, statefulBinding: { table: orders, action: get } } }
              - { id: endOrder, http: { matcher: { method: DELETE, path: "/orders/{id}" }, statefulBinding: { table: orders, action: delete } } }
              - { id: addLine, http: { matcher: { method: POST, path: /lines }, statefulBinding: { table: lines, action: create } } }
              - { id: line, http: { matcher: { method: GET, path: "/lines/{id}" }, statefulBinding: { table: lines, action: get } } }
              - { id: transfer, http: { matcher: { method: GET, path: "/transfers/{id}" }, statefulBinding: { table: transfers, action: get } } }
              - { id: account, http: { matcher: { method: GET, path: "/accounts/{id}" }, statefulBinding: { table: accounts, action: get } } }
              - { id: move, http: { matcher: { method: POST, path: /transfers }, response: { body: {} } } }
            extend:
              - { mock: move, table: transfers, action: custom, operation: Move }
            customOperations:
              - name: Move
                steps:
                  - { type: read, resource: accounts, id: input.from, as: payer }
                  - { type: read, resource: accounts, id: input.to, as: payee }
                  - { type: update, resource: accounts, id: input.from, set: { balance: payer.balance - input.amount } }
                  - { type: update, resource: accounts, id: input.to, set: { balance: payee.balance + input.amount } }
                  - { type: create, resource: transfers, set: { id: input.id } }
            """;

    public static string AccountName(int number) => $"account-{number}";

    private static string Seed(int number) => $"      - {{ id: {AccountName(number)}, balance: {EachBegins} }}";
}
