using System.Globalization;
using System.Text.RegularExpressions;
using BankingContracts.SqlCheck.Analysis.Exact;
using BankingContracts.SqlCheck.Analysis.Tree;
using BankingContracts.SqlCheck.Typing;

namespace BankingContracts.SqlCheck.Rewriting;

/// <summary>Casts of numbers, and of texts to other types.</summary>
internal sealed partial class SparkRewriter
{
    // DuckDB skips these before and after a value.
    private const string Blanks = @"[ \t\n\x0B\f\r]*";

    private const string TextMessage = "DuckDB and Spark SQL may read this text differently";

    private void WriteCast(CastExpression cast)
    {
        var (from, to) = (types.Of(cast.Argument), types.Of(cast));
        switch (from.Kind, to.Kind)
        {
            case (ExactKind.Double, ExactKind.Decimal) when to.Scale <= ContractFunctions.MostDigits:
                WriteCast(cast, SparkForms.DoubleToDecimal(to, cast.IsTry));
                break;
            case (ExactKind.Decimal, ExactKind.Double) when SparkForms.DecimalToDouble(from, IsWide(cast.Argument)) is { } form:
                WriteCast(cast, form);
                break;
            case (ExactKind.Text, not (ExactKind.Text or ExactKind.Unknown)) when TypeName(cast) is { } type && TextForm(cast, to, type) is { } form:
                WriteCast(cast, form);
                break;
        }
    }

    /// <summary>Replaces a cast by <paramref name="result"/>, which names the value _v.</summary>
    private void WriteCast(CastExpression cast, string result)
    {
        var index = places.TokenAt(cast.Location);
        if (places.Tokens[index].IsSymbol(':'))
        {
            if (places.Range(cast.Argument) is not { } range || places.Range(cast) is not { } whole)
                return;
            edits.Replace(whole.Start, whole.End, () => SparkForms.Before + edits.Render(whole.Start, places.Tokens[index].Start) + SparkForms.After(result));
        }
        else if (places.CallOf(index) is { } place && AsOf(place) is >= 0 and var word)
        {
            edits.Replace(place.Start, place.AfterClose, () => SparkForms.Before + edits.Render(place.Inside, places.Tokens[word].Start).Trim() + SparkForms.After(result));
        }
    }

    private int AsOf(CallPlace place) =>
        places.AtDepth(place.Name + 1, places.Matching(place.Name + 1), static t => t.IsWord("as")).LastOrDefault(-1);

    /// <summary>The type as the author wrote it.</summary>
    private string? TypeName(CastExpression cast)
    {
        var index = places.TokenAt(cast.Location);
        var first = places.Tokens[index].IsSymbol(':') ? index + 2 : places.CallOf(index) is { } place && AsOf(place) is >= 0 and var word ? word + 1 : -1;
        return first < 0 || first >= places.Tokens.Count ? null : text.Text(places.Tokens[first].Start, places.Tokens[places.EndOfType(first)].End);
    }

    /// <summary>
    /// Reads a text that both engines read alike. For a text that they may read differently it fails; for one that DuckDB does not read,
    /// try_cast is NULL.
    /// </summary>
    private static string? TextForm(CastExpression cast, ExactType to, string type)
    {
        var (plain, odd) = to.Kind switch
        {
            ExactKind.Whole => ("[+-]?[0-9]+", "[+-]?[.0-9][0-9A-Za-z_.+-]*"),
            ExactKind.Decimal => ("[+-]?([0-9]+[.]?[0-9]*|[.][0-9]+)", "[+-]?[.0-9][0-9A-Za-z_.+-]*"),
            ExactKind.Double or ExactKind.Float => ("[+-]?([0-9]+[.]?[0-9]*|[.][0-9]+)([eE][+-]?[0-9]{1,3})?", "[+-]?([.0-9][0-9A-Za-z_.+-]*|(?i:nan|inf|infinity))"),
            ExactKind.Date => ("[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}", "[+-]?([0-9]|(?i:epoch|inf)).*"),
            ExactKind.Timestamp => ("[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}([ T]([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]([.][0-9]{1,6})?)?", "[+-]?([0-9]|(?i:epoch|inf)).*"),
            ExactKind.Boolean => ("(?i:true|false|t|f|yes|no|y|n|1|0)", ""),
            _ => ("", ""),
        };
        // The check of constants has read a literal.
        if (plain.Length == 0 || (ExactTypes.Text(cast.Argument) is { } literal && Regex.IsMatch(literal, "^" + plain + "$", RegexOptions.CultureInvariant)))
            return null;
        var fails = $"cast(raise_error({SparkForms.Text(TextMessage)}) as {type})";
        var branches = string.Create(CultureInfo.InvariantCulture, $"when _v rlike {Whole(plain)} then {(cast.IsTry ? "try_cast" : "cast")}(_v as {type})");
        if (!cast.IsTry)
            return $"case when _v is null then null {branches} else {fails} end";
        return odd.Length == 0 ? $"case {branches} end" : $"case {branches} when _v rlike {Whole(odd)} then {fails} end";
    }

    private static string Whole(string pattern) => SparkForms.Text($@"(?s)\A{Blanks}(?:{pattern}){Blanks}\z");
}
