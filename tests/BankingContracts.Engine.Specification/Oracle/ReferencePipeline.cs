namespace BankingContracts.Engine.Specification.Oracle;

/// <summary>
/// The reference pipeline in plain memory: written from its specification alone, without any code of the product,
/// so that both can only agree by both being right.
/// </summary>
public sealed class ReferencePipeline
{
    private static readonly string[] AccountTypes = ["savings", "checking"];

    /// <summary>Source table of customers.</summary>
    public ArrivalTable<ReceivedCustomer> SourceCustomers { get; } = new();

    /// <summary>Source table of accounts.</summary>
    public ArrivalTable<ReceivedAccount> SourceAccounts { get; } = new();

    /// <summary>Staging and quarantine of customers.</summary>
    public StagingTable<ReceivedCustomer, Customer, int> Customers { get; } = new("customer_id", Clean, c => c.CustomerId, _ => 0);

    /// <summary>Staging and quarantine of accounts.</summary>
    public StagingTable<ReceivedAccount, Account, string> Accounts { get; } = new("account_id", Clean, a => a.AccountId, a => a.BalanceAmount);

    /// <summary>History of customers: strategy timestamp on loaded_at.</summary>
    public SnapshotTable<Customer, int> CustomerHistory { get; } =
        new(c => c.CustomerId, (open, staged) => staged.LoadedAt > open.UpdatedAt, (staged, _) => staged.LoadedAt);

    /// <summary>History of accounts: strategy check on all columns but loaded_at.</summary>
    public SnapshotTable<Account, string> AccountHistory { get; } =
        new(a => a.AccountId, (open, staged) => staged.Row != open.Row, (_, runAt) => runAt);

    /// <summary>Current accounts with their current owners.</summary>
    public IReadOnlyList<AccountWithCustomer> AccountsWithCustomer { get; private set; } = [];

    /// <summary>The savings accounts among them.</summary>
    public IReadOnlyList<AccountWithCustomer> SavingsAccounts => [.. AccountsWithCustomer.Where(a => a.Account.AccountType == "savings")];

    /// <summary>Mart of accounts.</summary>
    public MartTable<AccountSummary, string> AccountSummaries { get; } = new(a => a.AccountId);

    /// <summary>Mart of customers.</summary>
    public MartTable<CustomerProfile, int> CustomerProfiles { get; } = new(c => c.CustomerId);

    /// <summary>Current accounts without a current owner.</summary>
    public int Orphans => AccountHistory.Current.Count() - AccountsWithCustomer.Count;

    /// <summary>One run over both files.</summary>
    /// <exception cref="InvalidDataException">A file is not as the contract says.</exception>
    public void Run(DateTime runAt, byte[] customerFile, byte[] accountFile)
    {
        var customers = Delivery.Customers(customerFile);
        var accounts = Delivery.Accounts(accountFile);
        SourceCustomers.Replace(customers.Rows, runAt);
        SourceAccounts.Replace(accounts.Rows, runAt);
        Customers.Replace(SourceCustomers.Rows, customers.Ragged, runAt);
        Accounts.Replace(SourceAccounts.Rows, accounts.Ragged, runAt);
        CustomerHistory.Follow(Customers.Rows, runAt);
        AccountHistory.Follow(Accounts.Rows, runAt);
        Build(runAt);
    }

    private void Build(DateTime runAt)
    {
        var owners = CustomerHistory.Current.ToDictionary(v => v.Row.CustomerId, v => v.Row);
        AccountsWithCustomer =
        [
            .. AccountHistory.Current
                .Where(v => owners.ContainsKey(v.Row.CustomerId))
                .Select(v => new AccountWithCustomer(v.Row, owners[v.Row.CustomerId], v.ValidFrom)),
        ];

        AccountSummaries.Replace(SavingsAccounts.Select(Interest.Summarize), runAt);
        CustomerProfiles.Replace(AccountSummaries.Rows.Select(a => a.Row).GroupBy(a => a.CustomerId).Select(Profile), runAt);

        CustomerProfile Profile(IGrouping<int, AccountSummary> accounts) => new(
            accounts.Key,
            owners[accounts.Key].CustomerName,
            owners[accounts.Key].HasLoanFlag,
            accounts.LongCount(),
            accounts.Sum(a => a.OriginalBalanceAmount),
            accounts.Sum(a => a.AnnualInterestAmount));
    }

    private static Customer Clean(ReceivedCustomer received, List<Rejection> rejections)
    {
        if (Cleaning.RepeatsHeader(["CustomerID", "Name", "HasLoan"], [received.CustomerId, received.Name, received.HasLoan], rejections))
            return new(default, "", default);
        return new(
            Cleaning.Number("customer_id", received.CustomerId, rejections),
            Cleaning.Mandatory("name", received.Name, rejections)?.ToLowerInvariant() ?? "",
            Cleaning.Flag("has_loan", received.HasLoan, rejections));
    }

    private static Account Clean(ReceivedAccount received, List<Rejection> rejections)
    {
        string?[] fields = [received.AccountId, received.CustomerId, received.Balance, received.AccountType];
        if (Cleaning.RepeatsHeader(["AccountID", "CustomerID", "Balance", "AccountType"], fields, rejections))
            return new("", default, default, "");
        return new(
            Cleaning.Mandatory("account_id", received.AccountId, rejections) ?? "",
            Cleaning.Number("customer_id", received.CustomerId, rejections),
            Cleaning.Money("balance", received.Balance, rejections),
            Cleaning.OneOf("account_type", received.AccountType, AccountTypes, rejections) ?? "");
    }
}
