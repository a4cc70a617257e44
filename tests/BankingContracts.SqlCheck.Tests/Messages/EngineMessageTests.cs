using BankingContracts.ContractModel.Files;
using BankingContracts.ContractModel.Sql;
using BankingContracts.SqlCheck.Contracts;
using BankingContracts.SqlCheck.DuckDb;
using BankingContracts.SqlCheck.Inputs;
using BankingContracts.SqlCheck.Messages;
using BankingContracts.SqlCheck.Portability;
using BankingContracts.SqlCheck.Tests.Binding;

namespace BankingContracts.SqlCheck.Tests.Messages;

/// <summary>What the engine says is told in our words, at the place of the mistake.</summary>
public sealed class EngineMessageTests
{
    // Marks of the engine's own texts: its inner names, its settings, its hints, what it says for a fault of its own.
    private static readonly string[] Inner =
    [
        "memory.", "~~", "__", "INT64", "INT128", "LITERAL", "VARCHAR", "Use SET", "LINE 1", "Candidate", "NOT IMPLEMENTED", "INTERNAL", "::", "Binder", "Catalog", "Parser", "You might need", "my_alias",
        "does not understand it at", "does not say where",
    ];

    // Half of the engine's sentence would be more than these.
    private const int Words = 5;

    private static readonly string Deep = "select " + string.Join(" + ", Enumerable.Repeat("customer_id", 1500)) + " as x from snap_account";

    [Fact]
    public void EveryWrongStatementIsToldInOurWords() => WrongStatements.Verify(WrongStatements.Check(WrongStatements.All));

    [Fact]
    public void EveryMessageThatIsTranslatedIsMet()
    {
        using var database = Bank.Database();
        var met = WrongStatements.All.Append(Deep).Select(s => Error(database, s)).OfType<EngineError>().Select(EngineMessages.EntryOf).ToHashSet();
        Assert.Empty(EngineMessages.Known.Where(k => !met.Contains(k)).Select(static k => k.Pattern.ToString()));
    }

    [Fact]
    public void NoMessageComesThroughRaw()
    {
        using var database = Bank.Database();
        string[] statements = [.. WrongStatements.All, Deep, .. WrongCalls()];
        var findings = WrongStatements.Check(statements);
        for (var i = 0; i < statements.Length; i++)
        {
            var engine = Error(database, statements[i])?.Sentence ?? "";
            Assert.True(engine.Length == 0 || findings[i].Count > 0 || !IsBound(statements[i]), statements[i]);
            Assert.All(findings[i], f => Assert.DoesNotContain(Inner, m => f.Message.Contains(m, StringComparison.Ordinal) && !statements[i].Contains(m, StringComparison.Ordinal)));
            Assert.All(findings[i], f => Assert.DoesNotContain(Runs(engine), r => f.Message.Contains(r, StringComparison.Ordinal)));
        }
    }

    [Fact]
    public void AnUnknownMessageIsToldByItsPlaceAlone()
    {
        var text = new SqlText(new ContractSource("tests/a.sql", "tests/a.sql", "select a from b"));
        var columns = new ModelColumns([]);
        Assert.Equal(
            "This SQL is wrong: the engine does not understand it at 'a'; write that part in a simpler form",
            FaultPlace.Describe(text, new EngineError("Binder", "", "Some new text of memory.main", "", "", "", 7), columns).Message);
        Assert.Equal(
            "This SQL is wrong: the engine refuses this query and does not say where; remove parts until it builds, then write the last removed part in a simpler form",
            FaultPlace.Describe(text, new EngineError("Binder", "", "Some new text of memory.main", "", "", "", -1), columns).Message);
    }

    [Theory]
    [InlineData("select customer_id from snap_account where customer_id like 5", "This SQL is wrong: 'like' cannot be used with integer and integer; cast them to string")]
    [InlineData("select customer_id,, account_id from snap_account", "This is not valid SQL: there are two commas; remove one")]
    [InlineData("select cont(*) as x from snap_account", "There is no function 'cont'; did you mean 'count'?")]
    public void AMessageNamesTheOffenderAndARemedy(string sql, string message) =>
        Assert.Contains(message, Bank.Check(("tests/mistake.sql", sql)).Findings.Select(static f => f.Message));

    [Fact]
    public void AConditionsMessageIsSaidOnce()
    {
        var message = Assert.Single(Bank.Check((Bank.Mart, Bank.Contract("decimal(18,2)", "        data_tests: [{expression_is_true: {expression: balance_amount like 5}}]\n"))).Findings).Message;
        Assert.Equal("The test 'expression_is_true' of 'account_total' is wrong: 'like' cannot be used with decimal(18,2) and integer; cast them to string", message);
    }

    [Theory]
    [InlineData("|\n                account_id <> ''\n                and balance_amnt > 0", "12,21-33")]
    [InlineData(">\n                account_id <> ''\n\n                and balance_amnt > 0", "13,21-33")]
    [InlineData("account_id <> ''\n                and balance_amnt > 0", "11,21-33")]
    [InlineData("balance_amnt > 0", "10,27-43")]
    public void AConditionOverSeveralLinesIsReportedInItsLine(string condition, string place)
    {
        var tests = "        data_tests:\n          - expression_is_true:\n              expression: " + condition + "\n";
        Assert.Equal([Bank.Mart + " " + place + " BKC3016"], Bank.Findings((Bank.Mart, Bank.Contract("decimal(18,2)", tests))));
    }

    /// <summary>Calls of every portable function with too few and too many arguments, and with values of other types.</summary>
    private static IEnumerable<string> WrongCalls() =>
        from function in PortableFunctions.All.Order(StringComparer.Ordinal)
        from arguments in new[] { "", "opened_date", "account_id, opened_date", "customer_id, account_id, opened_date", "1, 2, 3, 4, 5, 6, 7", "*" }
        select $"select {function}({arguments}){(PortableFunctions.Windows.Contains(function) ? " over (order by account_id)" : "")} as x from snap_account";

    // What is no single SELECT over models is reported by the generator.
    private static bool IsBound(string sql) => SqlStatement.Parse(sql) is { Fault: null } statement && statement.Tables.All(static t => t.Name is "snap_account" or "stg_account" or "account_total");

    private static EngineError? Error(BindingDatabase database, string sql)
    {
        using var tree = SyntaxTree.Of(sql, database);
        return tree.Error ?? database.Bind(sql).Error;
    }

    /// <summary>All runs of words that would show the engine's sentence through; what it quotes is the text's own.</summary>
    private static IEnumerable<string> Runs(string sentence)
    {
        var words = sentence.Split(' ');
        return Enumerable.Range(0, Math.Max(0, words.Length - Words + 1)).Select(i => string.Join(' ', words.Skip(i).Take(Words)));
    }
}
