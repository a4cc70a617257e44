using BankingContracts.ContractModel.Checking;
using BankingContracts.ContractModel.Dialects;
using BankingContracts.SqlCheck.Analysis;
using BankingContracts.SqlCheck.Analysis.Tree;
using BankingContracts.SqlCheck.DuckDb;
using BankingContracts.SqlCheck.Inputs;

namespace BankingContracts.SqlCheck.Rewriting;

/// <summary>Makes the texts of both engines from the text of an author.</summary>
internal static class AuthorText
{
    /// <summary>The texts of the engines; null if both get the author's text.</summary>
    public static QueryTexts? Texts(SqlText text, BoundText bound) => Texts(text, bound, 0, text.Sql.Length);

    /// <summary>The same for the part of a text from <paramref name="start"/> up to <paramref name="end"/>.</summary>
    public static QueryTexts? Texts(SqlText text, BoundText bound, int start, int end)
    {
        var duckDb = PortableText.For(Dialect.DuckDb, text, bound).Render(start, end);
        var spark = PortableText.For(Dialect.Spark, text, bound).Render(start, end);
        var written = text.Sql[start..end];
        return duckDb == written && spark == written ? null : new QueryTexts(duckDb, spark);
    }

    /// <summary>The columns of a query that calls functions of the contract language, with the types of their results; null if it does not bind.</summary>
    public static IReadOnlyList<DescribedColumn>? Outputs(SqlText text, TableCatalog catalog, BindingDatabase database)
    {
        var (bound, _) = QueryAnalyzer.Bind(text.Sql, SyntaxSource.Serialize([text.Sql], database.Connection)[0], catalog, database.Connection);
        return bound is not null && database.Bind(PortableText.For(Dialect.DuckDb, text, bound).Render(0, text.Sql.Length)) is { Error: null } described ? described.Columns : null;
    }
}
