namespace BankingContracts.Pipeline.Tests.EndToEnd;

/// <summary>What one day delivers.</summary>
/// <param name="Customers">Customer.csv.</param>
/// <param name="Accounts">accounts.csv.</param>
/// <param name="Options">Further options of the run.</param>
public sealed record Delivered(byte[] Customers, byte[] Accounts, params string[] Options)
{
    /// <summary>Files with the usual headers.</summary>
    public static Delivered Lines(string[] customers, string[] accounts, params string[] options) =>
        new(TestFiles.Customers(customers), TestFiles.Accounts(accounts), options);
}
