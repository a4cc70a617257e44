using BankingContracts.ContractModel.Sql;
using BankingContracts.SqlCheck.Analysis.Binding;
using BankingContracts.SqlCheck.Analysis.Tree;
using BankingContracts.SqlCheck.Inputs;

namespace BankingContracts.SqlCheck.Rewriting;

/// <summary>
/// Finds where expressions of the syntax tree are written. The tree has the place of an operator or of a function's name; the words around it
/// show where the expression starts and ends.
/// </summary>
/// <param name="text">The SQL.</param>
internal sealed class SourcePlaces(SqlText text)
{
    private static readonly HashSet<string> Units = new(
        ["year", "years", "month", "months", "week", "weeks", "day", "days", "hour", "hours", "minute", "minutes", "second", "seconds"], StringComparer.OrdinalIgnoreCase);

    /// <summary>The tokens of the text.</summary>
    public IReadOnlyList<SqlToken> Tokens => text.Tokens;

    /// <summary>The index of the token at a place of the tree; -1 if there is none.</summary>
    public int TokenAt(int location) => location < 0 ? -1 : text.TokenIndex(text.FromUtf8(location));

    /// <summary>The call whose name is at <paramref name="location"/>; null if no call is written there.</summary>
    public CallPlace? Call(int location) => TokenAt(location) is >= 0 and var index ? CallOf(index) : null;

    /// <summary>The call whose name is the token at <paramref name="index"/>; null if it is not the name of a call.</summary>
    public CallPlace? CallOf(int index)
    {
        if (!Tokens[index].IsName || index + 1 >= Tokens.Count || !Tokens[index + 1].IsSymbol('(') || Matching(index + 1) is not (> 0 and var close))
            return null;
        var arguments = new List<(int Start, int End)>();
        var start = Tokens[index + 1].End;
        foreach (var comma in AtDepth(index + 1, close, static t => t.IsSymbol(',')))
        {
            arguments.Add((start, Tokens[comma].Start));
            start = Tokens[comma].End;
        }

        arguments.Add((start, Tokens[close].Start));
        return new CallPlace(index, Tokens[index].Start, Tokens[index + 1].End, Tokens[close].Start, arguments, Tokens[AfterSuffix(close)].End);
    }

    /// <summary>The condition of FILTER in a call that has OVER, too; null if the call does not have both.</summary>
    public (int Start, int End)? FilterBeforeOver(CallPlace place)
    {
        var close = Matching(place.Name + 1);
        if (close + 4 >= Tokens.Count || !Tokens[close + 1].IsWord("filter") || !Tokens[close + 3].IsWord("where"))
            return null;
        var end = Matching(close + 2);
        return end + 1 < Tokens.Count && Tokens[end + 1].IsWord("over") ? (Tokens[close + 3].End, Tokens[end].Start) : null;
    }

    /// <summary>The index of the bracket that closes the one at <paramref name="open"/>; -1 if there is none.</summary>
    public int Matching(int open)
    {
        var depth = 0;
        for (var i = open; i < Tokens.Count; i++)
        {
            depth += Tokens[i].IsSymbol('(') ? 1 : Tokens[i].IsSymbol(')') ? -1 : 0;
            if (depth == 0)
                return i;
        }

        return -1;
    }

    /// <summary>The tokens directly between two brackets for which <paramref name="isMeant"/> is true.</summary>
    public IEnumerable<int> AtDepth(int open, int close, Func<SqlToken, bool> isMeant)
    {
        var depth = 0;
        for (var i = open + 1; i < close; i++)
        {
            depth += Tokens[i].IsSymbol('(') ? 1 : Tokens[i].IsSymbol(')') ? -1 : 0;
            if (depth == 0 && isMeant(Tokens[i]))
                yield return i;
        }
    }

    /// <summary>Where <paramref name="expression"/> is written, without brackets around the whole; null if that is not known.</summary>
    public (int Start, int End)? Range(SqlExpression expression)
    {
        (int Start, int End)? range = Own(expression);
        foreach (var child in Parts(expression))
        {
            if (Range(child) is not { } part)
                return null;
            // A part may be in brackets of its own, and they may be at the start or the end.
            range = range is { } known ? (Math.Min(known.Start, part.Start), Math.Max(known.End, part.End)) : part;
        }

        return range is { } found ? Balanced(found, expression.Location < 0) : null;
    }

    private static IEnumerable<SqlExpression> Parts(SqlExpression expression) => expression switch
    {
        // The engine adds casts of its own: true, a date before a text.
        CastExpression { Location: < 0, Argument: ConstantExpression } cast => [cast.Argument],
        // Everything is between its own words.
        CaseExpression { Location: >= 0 } => [],
        BoundSubquery { Argument: { } argument } => [argument],
        _ => expression.Children.Where(static c => c is not ConstantExpression { Location: < 0 }),
    };

    private (int Start, int End)? Own(SqlExpression expression)
    {
        var index = TokenAt(expression.Location);
        if (index < 0)
            return null;
        var token = Tokens[index];
        if (token.IsSymbol('(') && expression is BoundSubquery or FunctionCall { Name: "row" })
            return (token.Start, Tokens[Matching(index)].End);
        if (expression is BoundSubquery or OperatorExpression { Name: "COMPARE_IN" or "COMPARE_NOT_IN" })
            return (token.Start, Tokens[Matching(Enumerable.Range(index, Tokens.Count - index).First(i => Tokens[i].IsSymbol('(')))].End);
        if (expression is CaseExpression)
            return (token.Start, Tokens[EndOfCase(index)].End);
        if (expression is CastExpression && token.IsSymbol(':'))
            return (token.Start, Tokens[EndOfType(index + 2)].End);
        if (expression is OperatorExpression { Name: "OPERATOR_IS_NULL" or "OPERATOR_IS_NOT_NULL" })
            return (token.Start, Tokens[Enumerable.Range(index, Tokens.Count - index).First(i => Tokens[i].IsWord("null"))].End);
        if (expression is FunctionCall or WindowExpression or CastExpression or OperatorExpression && CallOf(index) is { } call)
            return (call.Start, call.End);
        return expression is ConstantExpression or FunctionCall or CastExpression ? Literal(index) : (token.Start, Tokens[index].IsName ? text.EndOfName(index) : token.End);
    }

    /// <summary>A literal: a number with a sign, a text after the word for its type, an interval.</summary>
    private (int Start, int End) Literal(int index)
    {
        var last = index;
        if ((Tokens[index].IsSymbol('-') || Tokens[index].IsSymbol('+')) && index + 1 < Tokens.Count && Tokens[index + 1].Kind == SqlTokenKind.Number)
            last++;
        else if ((Tokens[index].IsWord("date") || Tokens[index].IsWord("timestamp")) && index + 1 < Tokens.Count && Tokens[index + 1].Kind == SqlTokenKind.Text)
            last++;
        var first = index;
        if (index > 0 && Tokens[index - 1].IsWord("interval") && Tokens[index].Kind is SqlTokenKind.Text or SqlTokenKind.Number)
        {
            first--;
            if (last + 1 < Tokens.Count && Tokens[last + 1].Kind == SqlTokenKind.Word && Units.Contains(Tokens[last + 1].Value))
                last++;
        }

        return (Tokens[first].Start, Tokens[last].End);
    }

    /// <summary>
    /// Makes <paramref name="range"/> larger until it has no bracket without its partner. Where the tree has no place for a call (coalesce, if),
    /// it also gets the name and the brackets of the call.
    /// </summary>
    private (int Start, int End) Balanced((int Start, int End) range, bool isCall)
    {
        var first = text.TokenIndex(range.Start);
        var last = LastToken(range.End);
        while (true)
        {
            var depth = 0;
            var least = 0;
            for (var i = first; i <= last; i++)
            {
                depth += Tokens[i].IsSymbol('(') ? 1 : Tokens[i].IsSymbol(')') ? -1 : 0;
                least = Math.Min(least, depth);
            }

            if (least < 0 && first > 0)
                first--;
            else if (depth > 0 && last + 1 < Tokens.Count)
                last++;
            else if (!isCall || !IsInsideOf(ref first, ref last))
                return (Tokens[first].Start, Tokens[last].End);
            else
                isCall = false;
        }
    }

    private bool IsInsideOf(ref int first, ref int last)
    {
        var depth = 0;
        for (var i = first - 1; i > 0; i--)
        {
            depth += Tokens[i].IsSymbol(')') ? 1 : Tokens[i].IsSymbol('(') ? -1 : 0;
            if (depth < 0 && (Tokens[i - 1].IsWord("coalesce") || Tokens[i - 1].IsWord("ifnull") || Tokens[i - 1].IsWord("if")))
            {
                (first, last) = (i - 1, Matching(i));
                return true;
            }

            if (depth < 0)
                depth = 0;
        }

        return false;
    }

    private int LastToken(int end)
    {
        var index = text.TokenIndex(end - 1);
        return index < 0 ? Tokens.Count - 1 : index;
    }

    private int EndOfCase(int index)
    {
        var depth = 0;
        for (var i = index; i < Tokens.Count; i++)
        {
            depth += Tokens[i].IsWord("case") ? 1 : Tokens[i].IsWord("end") ? -1 : 0;
            if (depth == 0)
                return i;
        }

        return Tokens.Count - 1;
    }

    /// <summary>The index of the last token of a type that starts at <paramref name="index"/>.</summary>
    public int EndOfType(int index) => index + 1 < Tokens.Count && Tokens[index + 1].IsSymbol('(') ? Matching(index + 1) : index;

    /// <summary>The index of the last token of a call whose bracket closes at <paramref name="close"/>.</summary>
    private int AfterSuffix(int close)
    {
        while (true)
        {
            if (close + 3 < Tokens.Count && Tokens[close + 1].IsWord("within") && Tokens[close + 2].IsWord("group") && Tokens[close + 3].IsSymbol('('))
                close = Matching(close + 3);
            else if (close + 2 < Tokens.Count && (Tokens[close + 1].IsWord("filter") || Tokens[close + 1].IsWord("over")) && Tokens[close + 2].IsSymbol('('))
                close = Matching(close + 2);
            else if (close + 2 < Tokens.Count && Tokens[close + 1].IsWord("over") && Tokens[close + 2].IsName)
                close += 2;
            else
                return close;
        }
    }
}
