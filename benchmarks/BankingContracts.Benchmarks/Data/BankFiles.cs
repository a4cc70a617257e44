using System.Text;

namespace BankingContracts.Benchmarks.Data;

/// <summary>Writes the files that a bank delivers: all rows or only what changed, on the first day and on the second.</summary>
internal static class BankFiles
{
    public const string AccountsFile = "accounts.csv";
    public const string CustomersFile = "Customer.csv";

    /// <summary>The names of delta files; a day has one of each.</summary>
    public const string AccountsDelta = "accounts_1.csv";

    /// <inheritdoc cref="AccountsDelta"/>
    public const string CustomersDelta = "customers_1.csv";

    private const int Buffer = 1 << 20;

    /// <summary>Writes full files of a bank with half as many customers as accounts, after <paramref name="changes"/> changed accounts and half as many changed customers.</summary>
    public static void WriteFull(string directory, long accounts, long changes) =>
        Write(directory, accounts, changes, AccountsFile, CustomersFile, isDelta: false);

    /// <summary>Writes delta files: of the first day, where nothing changed, all rows, of the second the changes.</summary>
    public static void WriteDelta(string directory, long accounts, long changes) =>
        Write(directory, accounts, changes, AccountsDelta, CustomersDelta, isDelta: true);

    private static void Write(string directory, long accounts, long changes, string accountsFile, string customersFile, bool isDelta)
    {
        Directory.CreateDirectory(directory);
        var customers = accounts / 2;
        var rows = new Rows(Accounts.Header, Accounts.Missing, Accounts.Id, (row, version) => Accounts.Row(row, customers, version));
        WriteFile(Path.Combine(directory, accountsFile), rows, new ChangePlan(accounts, changes), isDelta);
        rows = new Rows(Customers.Header, Customers.Missing, Customers.Id, Customers.Row);
        WriteFile(Path.Combine(directory, customersFile), rows, new ChangePlan(customers, changes / 2), isDelta);
    }

    private static void WriteFile(string path, Rows rows, ChangePlan plan, bool isDelta)
    {
        using var writer = new StreamWriter(path, false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), Buffer) { NewLine = "\n" };
        writer.WriteLine(isDelta ? rows.Header + ",Operation" : rows.Header);
        for (var row = 0L; row < plan.Rows; row++)
        {
            var change = plan.Of(row);
            if (change == Change.Delete && isDelta)
                writer.WriteLine($"{rows.Id(row)}{rows.Missing},D");
            else if (change == Change.Update)
                Put(row, 1);
            else if (change != Change.Delete && !(isDelta && plan.Changes > 0 && change == Change.None))
                Put(row, 0);
            if (change == Change.Insert)
                Put(plan.Rows + row, 0);
        }

        void Put(long row, int version)
        {
            var text = rows.Row(row, version);
            writer.WriteLine(isDelta ? text.Replace("\n", ",U\n", StringComparison.Ordinal) + ",U" : text);
        }
    }

    private sealed record Rows(string Header, string Missing, Func<long, string> Id, Func<long, int, string> Row);
}
