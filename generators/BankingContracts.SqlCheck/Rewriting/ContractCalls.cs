using BankingContracts.ContractModel.Dialects;
using BankingContracts.SqlCheck.Analysis.Exact;
using BankingContracts.SqlCheck.Analysis.Tree;
using BankingContracts.SqlCheck.Inputs;

namespace BankingContracts.SqlCheck.Rewriting;

/// <summary>Writes the calls of the contract language's own functions for one engine.</summary>
internal sealed class ContractCalls(SqlText text, SourcePlaces places, ExactTypes types, TextEdits edits, Dialect dialect)
{
    /// <summary>Writes <paramref name="expression"/>, if it is such a call; returns whether it is.</summary>
    public bool Write(SqlExpression expression)
    {
        var (name, arguments) = expression switch
        {
            FunctionCall call => (call.Name, call.Arguments),
            WindowExpression window => (window.Name, window.Arguments),
            _ => ("", []),
        };
        if (!ContractFunctions.Names.Contains(name) || places.Call(expression.Location) is not { } place || place.Arguments.Count != arguments.Count)
            return false;
        switch (name, arguments)
        {
            case (ContractFunctions.Ratio, [var numerator, var denominator, var digits]):
                var scale = Math.Max(types.Of(numerator).Scale, types.Of(denominator).Scale);
                edits.Replace(place.Start, place.End, () => ContractFunctions.Quotient(Argument(place, 0), Argument(place, 1), scale, Digits(digits), dialect));
                return true;
            case (ContractFunctions.Average, [var value, var digits]):
                edits.Replace(place.Start, place.End, () => ContractFunctions.Quotient(
                    "sum(" + Value(place) + Suffix(place), "count(" + Value(place) + Suffix(place), types.Of(value).Scale, Digits(digits), dialect));
                return true;
            case (ContractFunctions.RoundHalfUp, [var value, var digits]):
                edits.Replace(place.Start, place.End, () => ContractFunctions.Rounded(Argument(place, 0), types.Of(value), Digits(digits), dialect));
                return true;
            default:
                return false;
        }
    }

    private string Argument(CallPlace place, int index) => edits.Render(place.Arguments[index].Start, place.Arguments[index].End).Trim();

    /// <summary>The argument of an aggregate. Spark SQL has no FILTER before OVER, so the condition becomes a part of the argument.</summary>
    private string Value(CallPlace place) => FilterBeforeOver(place) is { } filter
        ? $"case when {edits.Render(filter.Start, filter.End).Trim()} then {Argument(place, 0)} end"
        : Argument(place, 0);

    /// <summary>The closing bracket with FILTER and OVER.</summary>
    private string Suffix(CallPlace place) => FilterBeforeOver(place) is { } filter ? ")" + edits.Render(filter.End + 1, place.End) : edits.Render(place.Close, place.End);

    private (int Start, int End)? FilterBeforeOver(CallPlace place) => dialect == Dialect.Spark ? places.FilterBeforeOver(place) : null;

    private static int Digits(SqlExpression digits) => Math.Clamp(ExactTypes.Number(digits) ?? 0, 0, ContractFunctions.MostDigits);

    /// <summary>Whether <paramref name="text"/> may call one of these functions.</summary>
    public static bool AreIn(SqlText text)
    {
        for (var i = 0; i + 1 < text.Tokens.Count; i++)
        {
            if (text.Tokens[i + 1].IsSymbol('(') && ContractFunctions.Names.Any(text.Tokens[i].IsWord))
                return true;
        }

        return false;
    }

    /// <summary>The whole text with its changes.</summary>
    public string Text() => edits.Render(0, text.Sql.Length);
}
