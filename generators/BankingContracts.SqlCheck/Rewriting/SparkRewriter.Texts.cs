using BankingContracts.ContractModel.Text;
using BankingContracts.SqlCheck.Analysis.Exact;
using BankingContracts.SqlCheck.Analysis.Tree;
using BankingContracts.SqlCheck.Portability;

namespace BankingContracts.SqlCheck.Rewriting;

/// <summary>Texts: letter case, blanks, patterns.</summary>
internal sealed partial class SparkRewriter
{
    // All white space of Unicode but line ends and tabs.
    private const string TrimmedByDuckDb =
        " \u00A0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200A\u202F\u205F\u3000";

    private const string PlaceMessage = "substring with a negative length, or from before the text";

    private void WriteTextCall(string name, IReadOnlyList<SqlExpression> arguments, CallPlace place)
    {
        switch (name, arguments)
        {
            case ("lower" or "lcase", [_]):
                Translated(place, LetterTable.UpperLetters, LetterTable.LoweredLetters);
                break;
            case ("upper" or "ucase", [_]):
                Translated(place, LetterTable.LowerLetters, LetterTable.RaisedLetters);
                break;
            case ("trim" or "ltrim" or "rtrim", [_]):
                WriteTrim(name, place);
                break;
            case ("chr", [var code]) when ExactTypes.Number(code) is not (>= 0 and <= 255):
                // Spark SQL counts only to 255.
                Around(place, "decode(unhex(lpad(hex(", "), 8, '0')), 'UTF-32')");
                break;
            case ("left" or "right", [_, var length]) when ExactTypes.Number(length) is not >= 0:
                WriteSide(name, place);
                break;
            case ("substr" or "substring", [_, var start, ..]) when ExactTypes.Number(start) is null && place.Arguments.Count == arguments.Count:
                WriteSubstring(place);
                break;
            case ("regexp_extract", [_, var pattern, ..]) when ExactTypes.Text(pattern) is { } written && SharedPattern.ForSpark(written) is { Java: { } java } && java != written:
                edits.Replace(place.Arguments[1].Start, place.Arguments[1].End, () => " " + SparkForms.Text(java));
                break;
        }
    }

    /// <summary>With a negative length DuckDB leaves out letters at the other end.</summary>
    private void WriteSide(string name, CallPlace place) => edits.Replace(place.Start, place.AfterClose, () =>
    {
        var (value, length) = (Argument(place, 0), Argument(place, 1));
        return $"element_at(transform(array(named_struct('s', {value}, 'n', {length})), _v -> {name}(_v.s, case when _v.n < 0 then greatest(char_length(_v.s) + _v.n, 0) else _v.n end)), 1)";
    });

    /// <summary>In DuckDB there is an empty place 0 before the first letter. For a negative length and a start before the text, Spark SQL fails.</summary>
    private void WriteSubstring(CallPlace place) => edits.Replace(place.Start, place.AfterClose, () =>
    {
        var (value, start) = (Argument(place, 0), Argument(place, 1));
        if (place.Arguments.Count == 2)
            return $"substring({value}, {start})";
        return $"element_at(transform(array(named_struct('s', {value}, 'i', {start}, 'n', {Argument(place, 2)})), _v -> case when _v.n < 0 or _v.i < -char_length(_v.s) then string(raise_error('{PlaceMessage}')) "
            + "when _v.i = 0 then substring(_v.s, 1, _v.n - 1) else substring(_v.s, _v.i, _v.n) end), 1)";
    });

    private string Argument(CallPlace place, int index) => edits.Render(place.Arguments[index].Start, place.Arguments[index].End).Trim();

    private void Translated(CallPlace place, string from, string to) => Around(place, "translate(", $", {SparkForms.Text(from)}, {SparkForms.Text(to)})");

    // DuckDB removes all Unicode spaces, and Spark SQL only the plain blank.
    private void WriteTrim(string name, CallPlace place)
    {
        var side = name switch { "ltrim" => "leading", "rtrim" => "trailing", _ => "both" };
        var from = places.AtDepth(place.Name + 1, places.Matching(place.Name + 1), static t => t.IsWord("from")).Select(i => places.Tokens[i].End).Append(place.Inside).First();
        edits.Replace(place.Start, from, $"trim({side} {SparkForms.Text(TrimmedByDuckDb)} from ");
    }

    /// <summary>LIKE: Spark SQL reads a backslash in the pattern as an escape, and changes case by the rules of Java.</summary>
    private void WriteLike(FunctionCall like)
    {
        var (value, pattern) = (like.Arguments[0], like.Arguments[1]);
        if (places.Range(value) is not { } left || places.Range(pattern) is not { } right)
            return;
        if (like.Arguments.Count == 2 && ExactTypes.Text(pattern) is null)
            edits.Enclose(right.Start, right.End, "replace(", @", '\\', '\\\\')");
        if (like.Name is "~~" or "!~~")
            return;
        var index = places.TokenAt(like.Location);
        if (places.Tokens[index].IsWord("not"))
            index++;
        edits.Replace(places.Tokens[index].Start, places.Tokens[index].End, "like");
        edits.Enclose(left.Start, left.End, "translate(", $", {SparkForms.Text(LetterTable.UpperLetters)}, {SparkForms.Text(LetterTable.LoweredLetters)})");
        edits.Enclose(right.Start, right.End, "translate(", $", {SparkForms.Text(LetterTable.UpperLetters)}, {SparkForms.Text(LetterTable.LoweredLetters)})");
    }
}
