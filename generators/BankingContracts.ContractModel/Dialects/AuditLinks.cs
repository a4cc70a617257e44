using BankingContracts.ContractModel.Checking;
using BankingContracts.ContractModel.Model;
using BankingContracts.ContractModel.Resolution;
using BankingContracts.ContractModel.Sql;
using BankingContracts.ContractModel.Text;
using BankingContracts.ContractModel.Types;

namespace BankingContracts.ContractModel.Dialects;

/// <summary>Finds the links of built-in tests in their SQL. Links show which rows of a test's result a change of a model can affect.</summary>
public static class AuditLinks
{
    /// <summary>The links of the SQL from <see cref="AuditSql.FailingRows"/>; empty for tests that look at one row or at the whole table.</summary>
    public static EquatableArray<QueryLink> Of(ResolvedModel model, ResolvedTest test)
    {
        // A subquery in the author's condition may read anything.
        if (test.Test.Settings.Where is { } where && SqlLexer.Tokenize(where).Items.Any(static t => t.IsWord("select")))
            return default;
        var links = test.Test.Type switch
        {
            TestType.Unique => ColumnsOf(test).Select(c => new QueryLink(c, model.Name, c)),
            TestType.Relationships => ColumnsOf(test).Zip(test.Test.Values("field"), (c, f) => Relationship(model, c, test.Test.Value("to")!, f)).SelectMany(static l => l),
            TestType.Scd2NoOverlap => model.Key.Select(c => new QueryLink(c, model.Name, c)),
            TestType.NotNull or TestType.AcceptedValues or TestType.PositiveValue or TestType.NonNegativeValue or TestType.AcceptedRange or TestType.ValidDateRange
                or TestType.ExpressionIsTrue or TestType.Recency or TestType.RowCount or TestType.Check => [],
            var type => throw new ArgumentOutOfRangeException(nameof(test), type, "a test that is written as SQL has its links from the SQL"),
        };
        // Two floating point numbers that count as equal may still differ.
        return links.Where(l => DataTypes.Of(model.Column(l.Output).Type).IsExact).ToEquatableArray();
    }

    /// <summary>If a model refers to itself, the test reads it twice, and a link must use the same column for both.</summary>
    private static IEnumerable<QueryLink> Relationship(ResolvedModel model, string column, string to, string field)
    {
        if (to == model.Name && field != column)
            yield break;
        yield return new QueryLink(column, model.Name, column);
        if (to != model.Name)
            yield return new QueryLink(column, to, field);
    }

    private static EquatableArray<string> ColumnsOf(ResolvedTest test) =>
        test.Test.Values("columns") is { Count: > 0 } columns ? columns : new([test.Column!]);
}
