using BankingContracts.SqlCheck.Analysis.Tree;
using BankingContracts.SqlCheck.Typing;

namespace BankingContracts.SqlCheck.Analysis.Exact;

/// <summary>Functions of texts.</summary>
internal sealed partial class DifferenceFinder
{
    private void ReadTextCall(string name, IReadOnlyList<SqlExpression> arguments, int location)
    {
        if (location < 0)
            return;
        switch (name, arguments)
        {
            case ("split_part", [_, var separator, var index]):
                if (ExactTypes.Text(separator) is not { Length: > 0 })
                    Add(location, "'split_part' without a constant separator (DuckDB splits at '' into letters)", "write the separator as a text that is not empty");
                else if (ExactTypes.Number(index) == 0)
                    Add(location, "The part 0 of 'split_part'", "count from 1, or from -1 at the end");
                break;
            case ("lpad" or "rpad", [_, _, var filling]) when ExactTypes.Text(filling) is "":
                Add(location, "'" + name + "' with an empty text", "write the text that fills, for example ' '");
                break;
            case ("substr" or "substring", [_, var start, ..]) when ExactTypes.Number(start) == 0:
                Add(location, "'" + name + "' from 0", "count from 1, or from -1 at the end");
                break;
            case ("substr" or "substring", [_, var start, _]) when ExactTypes.Number(start) < 0:
                // Where the start is before the text, the result also depends on whether other rows have letters outside ASCII.
                Add(location, "'" + name + "' from the end with a length (DuckDB's result varies for short texts)", "write left(right(value, 3), 2)");
                break;
            case ("substr" or "substring", [_, _, var length]) when ExactTypes.Number(length) < 0:
                Add(location, "'" + name + "' with a negative length", "write the start of the part and its length");
                break;
            case ("regexp_extract", [_, var pattern, ..]) when ExactTypes.Text(pattern) is null:
                Add(location, "A computed regular expression", "write the pattern as one text");
                break;
        }

        if (Signatures.Of(name) is { } signature && arguments.Where((a, i) => signature.Parameter(i) == TypeFamily.Text && IsFloating(a)).Any())
            AddText(location);
    }
}
