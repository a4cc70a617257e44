using System.Text.RegularExpressions;
using BankingContracts.SqlCheck.Portability;
using BankingContracts.SqlCheck.Rewriting;

namespace BankingContracts.SqlCheck.Tests.Binding;

public sealed partial class PortablePageTests
{
    [Fact]
    public void ThePageListsThePortableFunctions() => Assert.Equal(
        PortableFunctions.Groups.Select(static g => "| " + g.Title + " | " + string.Join(", ", g.Names.Select(static n => "`" + n + "`")) + " |"),
        Page().Split('\n').Where(static l => FunctionRow().IsMatch(l)).Take(PortableFunctions.Groups.Count));

    [Fact]
    public void EveryPortableFunctionIsOneOfTheEngine()
    {
        string[] syntax = ["cast", "coalesce", "extract", "grouping", "grouping_id", "if", "ifnull", "nullif", "percentile_cont", "percentile_disc", "position", "try_cast", "nth_value", "substring", "trim", .. ContractFunctions.Names];
        using var database = new SqlCheck.DuckDb.BindingDatabase();
        Assert.DoesNotContain(PortableFunctions.All.Except(syntax), n => !database.HasFunction(n));
    }

    private static string Page()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "global.json")))
            folder = folder.Parent;
        return File.ReadAllText(Path.Combine(folder.FullName, "docs", "portable-sql.md"));
    }

    [GeneratedRegex("^\\| [a-z ]+ \\| `")]
    private static partial Regex FunctionRow();
}
