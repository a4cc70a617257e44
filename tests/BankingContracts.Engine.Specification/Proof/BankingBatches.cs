namespace BankingContracts.Engine.Specification.Proof;

/// <summary>Files of the reference pipeline: moves between customers, flips of types and loans, bad rows, duplicates.</summary>
public sealed class BankingBatches : IBatches
{
    private static readonly string[] CustomerIds = ["1", "2", "3", "4", "01", " 1 ", "+2", "x", "", "3000000000"];
    private static readonly string[] Names = ["Ada", "ADA ", "Bob", "\"Mills, Cy\"", "Zoë", "none"];
    private static readonly string[] Loans = ["yes", "no", "", "1", "N/A", "maybe"];
    private static readonly string[] AccountIds = ["A", "B", "C", "D", "E", " A", "a", ""];
    private static readonly string[] Owners = ["1", "2", "3", "02", "9", "x"];
    private static readonly string[] Balances = ["0", "0.5", "9999.99", "10000", "10000.00", "19999.99", "20000.00", "9999999999999999.99", "5.", "-1", "0.001"];
    private static readonly string[] Types = ["savings", "Savings", "checking", "savings", "loan"];

    private readonly Population _customers;
    private readonly Population _accounts;

    /// <summary>Batches drawn from <paramref name="random"/>.</summary>
    public BankingBatches(Random random)
    {
        _customers = new(random, "CustomerID,Name,HasLoan", r => Lines.Of(r, CustomerIds, Names, Loans));
        _accounts = new(random, "AccountID,CustomerID,Balance,AccountType", r => Lines.Of(r, AccountIds, Owners, Balances, Types));
    }

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, IReadOnlyList<string>?> NextFiles() =>
        new Dictionary<string, IReadOnlyList<string>?> { ["Customer.csv"] = _customers.Next(), ["accounts.csv"] = _accounts.Next() };
}
