using BankingContracts.SqlCheck.Analysis.Tree;
using BankingContracts.SqlCheck.Typing;

namespace BankingContracts.SqlCheck.Analysis.TypeFaults;

internal sealed partial class TypeFaultFinder
{
    private void ReadCall(string name, IReadOnlyList<SqlExpression> arguments, IReadOnlyList<SortKey> order, SqlExpression call)
    {
        if (name == "row")
            return;
        if (name == "nullif" && arguments is [var value, var other])
            Pair(value, other, isEquality: true);
        else if (name is "greatest" or "least")
            Mix(arguments, name);
        // Rows can be counted. A row in ORDER BY is allowed, too: it means an order by several values.
        else if (name is not ("count" or "grouping" or "grouping_id"))
            arguments.ToList().ForEach(a => RefuseRow(a, name));
        if (Signatures.Of(name) is { } signature)
        {
            for (var i = 0; i < arguments.Count; i++)
                Argument(name, signature.Parameter(i), arguments[i]);
        }

        // The first argument of a percentile is the fraction, so the value comes from its ORDER BY.
        var aggregated = order is [var key, ..] ? key.Expression : arguments is [var first, ..] ? first : null;
        if (IsOfNumbers(name) && aggregated is not null && types.FamilyOf(aggregated) is TypeFamily.Boolean or TypeFamily.Date or TypeFamily.Timestamp or TypeFamily.Text)
            Add(TypeFaultKind.Aggregate, WrittenName(name), types.TextOf(aggregated), "", null, call.Position());
    }

    /// <summary>Finds a text literal where a number, a time or a condition is expected. The engine reads the text only in the run.</summary>
    private void Argument(string name, TypeFamily family, SqlExpression? argument)
    {
        if (argument is not null && family is not (TypeFamily.Unknown or TypeFamily.Text) && TextOf(argument) is { } text)
            Add(TypeFaultKind.Argument, name, Families.WidestOf(Families.IsTime(family) ? TypeFamily.Timestamp : family), "", text, Start(argument));
    }

    private void ReadCast(CastExpression cast)
    {
        // A cast without a place is a literal, such as true, or a cast that the engine itself added.
        if (cast.IsTry || cast.Location < 0)
            return;
        RefuseRow(cast.Argument, "cast");
        var (from, to) = (types.FamilyOf(cast.Argument), types.FamilyOf(cast));
        if (IsImpossible(from, to))
            Add(TypeFaultKind.Cast, "cast", types.TextOf(cast.Argument), types.TextOf(cast), null, cast.Location);
    }

    private static bool IsImpossible(TypeFamily from, TypeFamily to) => (from, to) switch
    {
        (TypeFamily.Date or TypeFamily.Timestamp or TypeFamily.Interval, TypeFamily.Number or TypeFamily.Boolean) => true,
        (TypeFamily.Number or TypeFamily.Boolean or TypeFamily.Interval, TypeFamily.Date or TypeFamily.Timestamp) => true,
        _ => false,
    };

    private static bool IsOfNumbers(string name) => name switch
    {
        "sum" or "avg" or "mean" or "median" or "quantile_cont" or "quantile_disc" or "percentile_cont" or "percentile_disc" => true,
        "stddev" or "stddev_samp" or "stddev_pop" or "variance" or "var_samp" or "var_pop" => true,
        _ => false,
    };

    // The name as the author wrote it. The parser renames these two functions.
    private static string WrittenName(string name) => name.Replace("quantile_", "percentile_", StringComparison.Ordinal);
}
