using System.Globalization;
using System.Text.RegularExpressions;
using BankingContracts.ContractModel.Sql;

namespace BankingContracts.SqlCheck.Binding;

/// <summary>Finds in a text what a message of the engine is about, where that gives no offset. All give the index of a token, or -1.</summary>
internal static class MessagePlaces
{
    /// <summary>The last keyword <paramref name="word"/>.</summary>
    public static int Last(SqlText text, string word) => LastWhere(text, t => t.IsWord(word));

    /// <summary>The last name <paramref name="name"/>.</summary>
    public static int LastName(SqlText text, string name) => LastWhere(text, t => IsNamed(t, name));

    /// <summary>The first name <paramref name="name"/>.</summary>
    public static int FirstName(SqlText text, string name) => FirstWhere(text, t => IsNamed(t, name));

    /// <summary>The first name that begins with <paramref name="start"/>.</summary>
    public static int Starting(SqlText text, string start) => FirstWhere(text, t => t.IsName && t.Value.StartsWith(start, StringComparison.OrdinalIgnoreCase));

    /// <summary>The first name or literal that is, or holds, <paramref name="value"/>.</summary>
    public static int Any(SqlText text, string value) =>
        FirstWhere(text, t => t.Kind != SqlTokenKind.Symbol && t.Value.Contains(value, StringComparison.OrdinalIgnoreCase));

    /// <summary>The SELECT without columns after it.</summary>
    public static int EmptySelect(SqlText text, GroupCollection groups) =>
        FirstWhere(text, (t, i) => t.IsWord("select") && (i + 1 == text.Tokens.Count || text.Tokens[i + 1].IsWord("from")));

    /// <summary>The second definition of a CTE.</summary>
    public static int SecondDefinition(SqlText text, string name) => SecondWhere(
        text, (t, i) => IsNamed(t, name) && i > 0 && (Before(text, i).IsSymbol(',') || Before(text, i).IsWord("with") || Before(text, i).IsWord("recursive"))
            && i + 1 < text.Tokens.Count && (text.Tokens[i + 1].IsWord("as") || text.Tokens[i + 1].IsSymbol('(')));

    /// <summary>The second table of an alias.</summary>
    public static int SecondAlias(SqlText text, string name) => SecondWhere(
        text, (t, i) => IsNamed(t, name) && i > 0 && !Before(text, i).IsSymbol('.') && !(i + 1 < text.Tokens.Count && text.Tokens[i + 1].IsSymbol('.'))
            && (Before(text, i).IsName || Before(text, i).IsSymbol(')') || Before(text, i).IsSymbol(',')));

    /// <summary>A position in GROUP BY above <paramref name="most"/>.</summary>
    public static int TooFar(SqlText text, string most)
    {
        var group = FirstWhere(text, (t, i) => t.IsWord("group") && i + 1 < text.Tokens.Count && text.Tokens[i + 1].IsWord("by"));
        var limit = long.Parse(most, CultureInfo.InvariantCulture);
        return FirstWhere(text, (t, i) => i > group && group >= 0 && IsNumber(t, out var number) && (number > limit || number < 1) && (Before(text, i).IsSymbol(',') || Before(text, i).IsWord("by")));
    }

    /// <summary>A decimal of too many digits, or of more decimals than digits.</summary>
    public static int WrongDecimal(SqlText text) => FirstWhere(
        text, (t, i) => (t.IsWord("decimal") || t.IsWord("numeric") || t.IsWord("dec")) && i + 2 < text.Tokens.Count && text.Tokens[i + 1].IsSymbol('(')
            && IsNumber(text.Tokens[i + 2], out var digits)
            && (digits is < 1 or > 38 || (i + 4 < text.Tokens.Count && IsNumber(text.Tokens[i + 4], out var decimals) && decimals > digits)));

    /// <summary>The star within brackets of a call that is not <c>count(*)</c>.</summary>
    public static int Star(SqlText text, GroupCollection groups) => FirstWhere(
        text, (t, i) => t.IsSymbol('*') && i > 0 && !Before(text, i).IsWord("select") && !Before(text, i).IsSymbol(',') && !Before(text, i).IsSymbol('.')
            && !(Before(text, i).IsSymbol('(') && i > 1 && text.Tokens[i - 2].IsWord("count")));

    /// <summary>The window within another.</summary>
    public static int NestedWindow(SqlText text, GroupCollection groups) => SecondWhere(text, static (t, _) => t.IsWord("over"));

    /// <summary>A parameter.</summary>
    public static int Parameter(SqlText text, GroupCollection groups) => FirstWhere(text, static t => t.IsSymbol('?') || t.IsSymbol('$'));

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

    private static int LastWhere(SqlText text, Func<SqlToken, bool> isIt)
    {
        var index = text.Tokens.Count - 1;
        while (index >= 0 && !isIt(text.Tokens[index]))
            index--;
        return index;
    }

    private static int SecondWhere(SqlText text, Func<SqlToken, int, bool> isIt)
    {
        var first = FirstWhere(text, isIt);
        return first < 0 ? -1 : FirstWhere(text, (t, i) => i > first && isIt(t, i)) is >= 0 and var second ? second : first;
    }
}
