using System.Text.Json;
using BankingContracts.SqlCheck.Analysis.Binding;
using BankingContracts.SqlCheck.Analysis.Tree;

namespace BankingContracts.SqlCheck.Analysis.Typing;

/// <summary>Finds texts compared with values of other types: it binds, and fails in the run at the first text that is no such value.</summary>
internal sealed class MixedComparisonFinder(Types types)
{
    private const string Text = "VARCHAR";

    private static readonly HashSet<string> Others =
        new(StringComparer.Ordinal) { "BOOLEAN", "TINYINT", "SMALLINT", "INTEGER", "BIGINT", "HUGEINT", "FLOAT", "DOUBLE", "DATE", "TIMESTAMP" };

    /// <summary>All of them, by location.</summary>
    public IEnumerable<MixedComparison> Find(BoundQuery query) => QueryWalk.All(query)
        .OfType<BoundSelect>()
        .SelectMany(static s => QueryWalk.Conditions(s.From).Concat(Optional.Of(s.Where)).Concat(s.Evaluated()))
        .SelectMany(static e => e.Descendants())
        .SelectMany(Pairs)
        .SelectMany(p => new[] { Mixed(p.Left, p.LeftType, p.RightType), Mixed(p.Right, p.RightType, p.LeftType) })
        .OfType<MixedComparison>()
        .Distinct()
        .OrderBy(static m => m.Location);

    private IEnumerable<(SqlExpression? Left, string LeftType, SqlExpression? Right, string RightType)> Pairs(SqlExpression expression) => expression switch
    {
        ComparisonExpression comparison => [Pair(comparison.Left, comparison.Right)],
        BetweenExpression between => [Pair(between.Input, between.Lower), Pair(between.Input, between.Upper)],
        OperatorExpression { Name: "COMPARE_IN" or "COMPARE_NOT_IN" } list => list.Arguments.Skip(1).Select(a => Pair(list.Arguments[0], a)),
        BoundSubquery { Argument: { } argument, Query.Outputs: [var output] } => [(argument, types.Of(argument), null, output.Type)],
        _ => [],
    };

    private (SqlExpression? Left, string LeftType, SqlExpression? Right, string RightType) Pair(SqlExpression left, SqlExpression right) =>
        (left, types.Of(left), right, types.Of(right));

    private static MixedComparison? Mixed(SqlExpression? text, string type, string other)
    {
        if (type != Text || !(Others.Contains(other) || other.StartsWith("DECIMAL(", StringComparison.Ordinal)))
            return null;
        return text is ConstantExpression constant
            ? new MixedComparison(other, JsonSerializer.Deserialize<string>(constant.Text), constant.Location)
            : new MixedComparison(other, null, text?.Position() ?? -1);
    }
}
