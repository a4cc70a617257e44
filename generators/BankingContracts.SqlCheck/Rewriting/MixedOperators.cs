using BankingContracts.SqlCheck.Analysis.Exact;
using BankingContracts.SqlCheck.Analysis.Tree;

namespace BankingContracts.SqlCheck.Rewriting;

/// <summary>Finds operators beside each other that the engines compute in another order: | and &amp;, and || with + or -.</summary>
/// <param name="places">Where expressions are written.</param>
internal sealed class MixedOperators(SourcePlaces places)
{
    private static readonly string[] Bits = ["|", "&", "||"];

    /// <summary>One difference for each such operator.</summary>
    public IEnumerable<Difference> Find(IEnumerable<SqlExpression> expressions) => expressions
        .OfType<FunctionCall>()
        .Where(c => Bits.Contains(c.Name) && c.Arguments.Select((a, i) => (a, i)).Any(a => IsMixed(c, a.a, a.i)))
        .Select(static c => new Difference(c.Location, $"The operator '{c.Name}' beside another operator (the engines compute them in another order)", "put brackets around the part that is computed first"));

    private bool IsMixed(FunctionCall outer, SqlExpression side, int index) =>
        side is FunctionCall { Location: >= 0, Arguments.Count: 2 } inner
        && (Bits.Contains(inner.Name) ? inner.Name != outer.Name : outer.Name == "||" && index == 1 && inner.Name is "+" or "-")
        && places.Range(inner) is { } range && !IsInBrackets(range);

    private bool IsInBrackets((int Start, int End) range)
    {
        var before = places.Tokens.Where(t => t.End <= range.Start).LastOrDefault();
        var after = places.Tokens.FirstOrDefault(t => t.Start >= range.End);
        return before.Length > 0 && after.Length > 0 && before.IsSymbol('(') && after.IsSymbol(')');
    }
}
