using BankingContracts.ContractModel.Sql;
using BankingContracts.ContractModel.Text;
using BankingContracts.SqlCheck.DuckDb;
using BankingContracts.SqlCheck.Inputs;

namespace BankingContracts.SqlCheck.Binding;

/// <summary>The places of the items of the select list that give the output columns their names.</summary>
internal sealed class OutputItems
{
    private static readonly HashSet<string> Starts = new(StringComparer.OrdinalIgnoreCase) { "select", "distinct", "all" };

    private static readonly HashSet<string> Ends = new(StringComparer.OrdinalIgnoreCase)
    {
        "from", "where", "group", "having", "window", "order", "limit", "offset", "union", "intersect", "except",
    };

    private readonly SqlText _text;
    private readonly IReadOnlyList<int> _items;

    public OutputItems(SqlText text, SyntaxTree tree)
    {
        _text = text;
        _items = [.. tree.OutputItems().Select(offset => offset < 0 ? -1 : Start(text.FromUtf8(offset)))];
    }

    /// <summary>The keyword before the first item, or the text's first token if that is not known.</summary>
    public SourceSpan Statement
    {
        get
        {
            var first = _items.FirstOrDefault(-1);
            while (first > 0 && !_text.Tokens[first].IsWord("select"))
                first--;
            return _text.TokenSpan(_text.Tokens[Math.Max(first, 0)].Start);
        }
    }

    /// <summary>
    /// The item of output column <paramref name="index"/> of <paramref name="count"/>; the place of the statement if there is a star among
    /// the items.
    /// </summary>
    public SourceSpan Of(int index, int count) =>
        _items.Count == count && _items[index] >= 0 ? _text.Span(_text.Tokens[_items[index]].Start, End(_items[index])) : Statement;

    /// <summary>
    /// Goes back from the first part of an item that has a place to the start of the item. Only brackets and keywords are between them.
    /// </summary>
    private int Start(int offset)
    {
        var index = _text.TokenIndex(offset);
        while (index > 0 && _text.Tokens[index - 1] is var before && !before.IsSymbol(',') && !IsStart(before))
            index--;
        return index;
    }

    private static bool IsStart(SqlToken token) => token.Kind == SqlTokenKind.Word && Starts.Contains(token.Value);

    private int End(int index)
    {
        var depth = 0;
        var end = _text.Tokens[index].End;
        for (; index < _text.Tokens.Count; index++)
        {
            var token = _text.Tokens[index];
            if (token.IsSymbol('('))
                depth++;
            else if (token.IsSymbol(')'))
                depth--;
            if (depth < 0 || (depth == 0 && (token.IsSymbol(',') || token.IsSymbol(';') || (token.Kind == SqlTokenKind.Word && Ends.Contains(token.Value)))))
                break;
            end = token.End;
        }

        return end;
    }
}
