using System.Globalization;
using System.Text.RegularExpressions;
using BankingContracts.ContractModel.Sql;
using BankingContracts.SqlCheck.Inputs;

namespace BankingContracts.SqlCheck.Messages;

/// <summary>Finds what a message of the engine is about in a text, if the message gives no offset. A place is the index of a token, or -1.</summary>
internal static class MessagePlaces
{
    /// <summary>The last keyword <paramref name="word"/>.</summary>
    public static int Last(SqlText text, string word) => LastWhere(text, t => t.IsWord(word));

    /// <summary>The first of the keywords <paramref name="words"/>.</summary>
    public static int First(SqlText text, params string[] words) => FirstWhere(text, t => Array.Exists(words, t.IsWord));

    /// <summary>The token after the last of the keywords <paramref name="words"/>.</summary>
    public static int Within(SqlText text, params string[] words) =>
        LastWhere(text, t => Array.Exists(words, t.IsWord)) is >= 0 and var index && index + 1 < text.Tokens.Count ? index + 1 : -1;

    /// <summary>The token after LIMIT or OFFSET, if it is neither a number nor a bracket.</summary>
    public static int OddLimit(SqlText text) =>
        Within(text, "limit", "offset") is >= 0 and var index && text.Tokens[index].Kind != SqlTokenKind.Number && !text.Tokens[index].IsSymbol('(') ? index : -1;

    /// <summary>The comma after the number of LIMIT.</summary>
    public static int CommaOfLimit(SqlText text) => Last(text, "limit") is >= 0 and var limit ? FirstWhere(text, (t, i) => i == limit + 2 && t.IsSymbol(',')) : -1;

    /// <summary>The last name <paramref name="name"/> directly before the keyword <paramref name="word"/>.</summary>
    public static int LastBefore(SqlText text, string name, string word) =>
        LastWhere(text, (t, i) => IsNamed(t, name) && i + 1 < text.Tokens.Count && text.Tokens[i + 1].IsWord(word));

    /// <summary>The name <paramref name="name"/> before a dot and <paramref name="part"/>.</summary>
    public static int Qualified(SqlText text, string name, string part) =>
        FirstWhere(text, (t, i) => IsNamed(t, name) && i + 2 < text.Tokens.Count && text.Tokens[i + 1].IsSymbol('.') && string.Equals(text.Tokens[i + 2].Value, part, StringComparison.OrdinalIgnoreCase));

    /// <summary>The first dot that is before <paramref name="part"/> and does not follow a name.</summary>
    public static int Dotted(SqlText text, string part) =>
        FirstWhere(text, (t, i) => t.IsSymbol('.') && i > 0 && (!Before(text, i).IsName || Before(text, i).IsWord("end")) && i + 1 < text.Tokens.Count && string.Equals(text.Tokens[i + 1].Value, part, StringComparison.OrdinalIgnoreCase));

    /// <summary>The clause that holds the condition around <paramref name="offset"/>.</summary>
    public static string ConditionOf(SqlText text, int offset)
    {
        var depth = 0;
        for (var i = text.TokenIndex(offset); i >= 0; i--)
        {
            var token = text.Tokens[i];
            depth += token.IsSymbol(')') ? 1 : token.IsSymbol('(') && depth > 0 ? -1 : 0;
            if (depth == 0 && (token.IsWord("on") || token.IsWord("where")))
                return token.Value.ToUpperInvariant();
        }

        return "WHERE";
    }

    /// <summary>The last name <paramref name="name"/>.</summary>
    public static int LastName(SqlText text, string name) => LastWhere(text, t => IsNamed(t, name));

    /// <summary>The first name <paramref name="name"/>.</summary>
    public static int FirstName(SqlText text, string name) => FirstWhere(text, t => IsNamed(t, name));

    /// <summary>The first name that begins with <paramref name="start"/>.</summary>
    public static int Starting(SqlText text, string start) => FirstWhere(text, t => t.IsName && t.Value.StartsWith(start, StringComparison.OrdinalIgnoreCase));

    /// <summary>The first name or literal that contains <paramref name="value"/>.</summary>
    public static int Any(SqlText text, string value) =>
        FirstWhere(text, t => t.Kind != SqlTokenKind.Symbol && t.Value.Contains(value, StringComparison.OrdinalIgnoreCase));

    /// <summary>The SELECT that has no columns after it.</summary>
    public static int EmptySelect(SqlText text, GroupCollection groups) =>
        FirstWhere(text, (t, i) => t.IsWord("select") && (IsEnd(text, i + 1) || ((text.Tokens[i + 1].IsWord("all") || text.Tokens[i + 1].IsWord("distinct")) && IsEnd(text, i + 2))));

    /// <summary>The second definition of a CTE.</summary>
    public static int SecondDefinition(SqlText text, string name) => SecondWhere(
        text, (t, i) => IsNamed(t, name) && i > 0 && (Before(text, i).IsSymbol(',') || Before(text, i).IsWord("with") || Before(text, i).IsWord("recursive"))
            && i + 1 < text.Tokens.Count && (text.Tokens[i + 1].IsWord("as") || text.Tokens[i + 1].IsSymbol('(')));

    /// <summary>The second table with the alias <paramref name="name"/>.</summary>
    public static int SecondAlias(SqlText text, string name) => SecondWhere(
        text, (t, i) => IsNamed(t, name) && i > 0 && !Before(text, i).IsSymbol('.') && !(i + 1 < text.Tokens.Count && text.Tokens[i + 1].IsSymbol('.'))
            && (Before(text, i).IsName || Before(text, i).IsSymbol(')') || Before(text, i).IsSymbol(',')));

    /// <summary>A number in GROUP BY that is not a position from 1 to <paramref name="most"/>.</summary>
    public static int TooFar(SqlText text, string most)
    {
        var group = FirstWhere(text, (t, i) => t.IsWord("group") && i + 1 < text.Tokens.Count && text.Tokens[i + 1].IsWord("by"));
        var limit = long.Parse(most, CultureInfo.InvariantCulture);
        return FirstWhere(text, (t, i) => i > group && group >= 0 && IsNumber(t, out var number)
            && (Before(text, i).IsSymbol('-') || ((number > limit || number < 1) && (Before(text, i).IsSymbol(',') || Before(text, i).IsSymbol('(') || Before(text, i).IsWord("by")))));
    }

    /// <summary>A decimal type with too many digits, with more decimals than digits, or with something that is not a number.</summary>
    public static int WrongDecimal(SqlText text) => FirstWhere(
        text, (t, i) => (t.IsWord("decimal") || t.IsWord("numeric") || t.IsWord("dec")) && i + 3 < text.Tokens.Count && text.Tokens[i + 1].IsSymbol('(') && !IsDecimal(text, i + 2));

    private static bool IsDecimal(SqlText text, int index)
    {
        if (!IsNumber(text.Tokens[index], out var digits) || digits is < 1 or > 38)
            return false;
        if (text.Tokens[index + 1].IsSymbol(')'))
            return true;
        return index + 3 < text.Tokens.Count && IsNumber(text.Tokens[index + 2], out var decimals) && decimals <= digits && text.Tokens[index + 3].IsSymbol(')');
    }

    /// <summary>The star that is not an item of a select list and does not belong to <c>count(*)</c>.</summary>
    public static int Star(SqlText text, GroupCollection groups) => FirstWhere(
        text, (t, i) => t.IsSymbol('*') && i > 0 && !IsItem(text, i) && !(Before(text, i).IsSymbol('(') && i > 1 && text.Tokens[i - 2].IsWord("count")));

    /// <summary>The first star of a select list.</summary>
    public static int ItemStar(SqlText text, GroupCollection groups) => FirstWhere(text, (t, i) => t.IsSymbol('*') && i > 0 && IsItem(text, i));

    // Whether a whole item ends with the star: a comma, a bracket, a word or the end of the text follows the star.
    private static bool IsItem(SqlText text, int star)
    {
        var first = star;
        while (first > 1 && text.Tokens[first - 1].IsSymbol('.'))
            first -= 2;
        return first > 0 && (Before(text, first).IsWord("select") || Before(text, first).IsSymbol(','))
            && (star + 1 == text.Tokens.Count || text.Tokens[star + 1].IsSymbol(',') || text.Tokens[star + 1].IsSymbol(')') || text.Tokens[star + 1].Kind == SqlTokenKind.Word);
    }

    /// <summary>The window inside another window.</summary>
    public static int NestedWindow(SqlText text, GroupCollection groups) => SecondWhere(text, static (t, _) => t.IsWord("over"));

    /// <summary>The first parameter.</summary>
    public static int Parameter(SqlText text, GroupCollection groups) => FirstWhere(text, static t => t.IsSymbol('?') || t.IsSymbol('$'));

    private static bool IsEnd(SqlText text, int index) => index >= text.Tokens.Count || text.Tokens[index].IsWord("from");

    private static bool IsNamed(SqlToken token, string name) => token.IsName && string.Equals(token.Value, name, StringComparison.OrdinalIgnoreCase);

    private static SqlToken Before(SqlText text, int index) => text.Tokens[index - 1];

    private static bool IsNumber(SqlToken token, out long number)
    {
        number = 0;
        return token.Kind == SqlTokenKind.Number && long.TryParse(token.Value, NumberStyles.None, CultureInfo.InvariantCulture, out number);
    }

    private static int FirstWhere(SqlText text, Func<SqlToken, bool> isIt) => FirstWhere(text, (t, _) => isIt(t));

    private static int FirstWhere(SqlText text, Func<SqlToken, int, bool> isIt)
    {
        for (var i = 0; i < text.Tokens.Count; i++)
        {
            if (isIt(text.Tokens[i], i))
                return i;
        }

        return -1;
    }

    private static int LastWhere(SqlText text, Func<SqlToken, bool> isIt) => LastWhere(text, (t, _) => isIt(t));

    private static int LastWhere(SqlText text, Func<SqlToken, int, bool> isIt)
    {
        var index = text.Tokens.Count - 1;
        while (index >= 0 && !isIt(text.Tokens[index], index))
            index--;
        return index;
    }

    private static int SecondWhere(SqlText text, Func<SqlToken, int, bool> isIt)
    {
        var first = FirstWhere(text, isIt);
        return first < 0 ? -1 : FirstWhere(text, (t, i) => i > first && isIt(t, i)) is >= 0 and var second ? second : first;
    }
}
