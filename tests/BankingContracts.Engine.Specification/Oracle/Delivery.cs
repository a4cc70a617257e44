namespace BankingContracts.Engine.Specification.Oracle;

/// <summary>Splits a file into rows of the expected columns and ragged ones.</summary>
public static class Delivery
{
    /// <summary>The rows of a Customer.csv.</summary>
    public static Received<ReceivedCustomer> Customers(byte[] file) =>
        Read(file, ["CustomerID", "Name", "HasLoan"], f => new ReceivedCustomer(f[0], f[1], f[2]));

    /// <summary>The rows of an accounts.csv.</summary>
    public static Received<ReceivedAccount> Accounts(byte[] file) =>
        Read(file, ["AccountID", "CustomerID", "Balance", "AccountType"], f => new ReceivedAccount(f[0], f[1], f[2], f[3]));

    /// <summary>The rows of a file with <paramref name="columns"/> in any order.</summary>
    /// <exception cref="InvalidDataException">The file has other columns.</exception>
    public static Received<TRow> Read<TRow>(byte[] file, IReadOnlyList<string> columns, Func<string?[], TRow> toRow)
    {
        var records = CsvText.Parse(file);
        if (records.Count == 0)
            throw new InvalidDataException("An empty file.");

        var header = records[0].Fields.Select(f => f?.Trim()).ToList();
        if (header.Count != columns.Count || columns.Any(c => header.Count(h => h == c) != 1))
            throw new InvalidDataException("Missing, extra or repeated columns.");

        var rows = new List<TRow>();
        var ragged = new List<Rejection>();
        foreach (var record in records.Skip(1))
        {
            if (record.Fields.Count < columns.Count)
                ragged.Add(Rejection.TooFewFields(record.Text));
            else if (record.Fields.Skip(columns.Count).Any(f => f is not null))
                ragged.Add(Rejection.TooManyFields(record.Text));
            else
                rows.Add(toRow([.. columns.Select(c => record.Fields[header.IndexOf(c)])]));
        }

        return new(rows, ragged);
    }
}
