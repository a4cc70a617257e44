using System.Text;

namespace BankingContracts.Pipeline.Tests;

/// <summary>Files that stand beside the tests, and those that tests make up.</summary>
public static class TestFiles
{
    /// <summary>The sample Customer.csv.</summary>
    public static byte[] SampleCustomers => File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "inputs", "Customer.csv"));

    /// <summary>The sample accounts.csv.</summary>
    public static byte[] SampleAccounts => File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "inputs", "accounts.csv"));

    /// <summary>A Customer.csv with the usual header.</summary>
    public static byte[] Customers(params string[] lines) => Lines(["CustomerID,Name,HasLoan", .. lines]);

    /// <summary>An accounts.csv with the usual header.</summary>
    public static byte[] Accounts(params string[] lines) => Lines(["AccountID,CustomerID,Balance,AccountType", .. lines]);

    /// <summary>Lines of UTF-8 text that end in LF.</summary>
    public static byte[] Lines(params string[] lines) => Encoding.UTF8.GetBytes(string.Concat(lines.Select(l => l + "\n")));

    /// <summary>The SQL file of that name under contracts.</summary>
    public static string Sql(string folder, string name) =>
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "contracts", folder, name + ".sql"));

    /// <summary>The folder of the contracts.</summary>
    public static string Contracts => Path.Combine(AppContext.BaseDirectory, "contracts");

    /// <summary>The names of the singular tests.</summary>
    public static IEnumerable<string> SingularTests => Directory
        .EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "contracts", "tests"), "*.sql")
        .Select(f => Path.GetFileNameWithoutExtension(f)!)
        .Order(StringComparer.Ordinal);
}
