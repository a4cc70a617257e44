namespace BankingContracts.SqlCheck.Messages;

/// <summary>What to say about a word that the grammar does not allow at its place.</summary>
internal static class SyntaxWords
{
    private const string Case = "this CASE is never closed; write END after its last value";

    /// <summary>The words for an error at a word.</summary>
    public static string At(MessageAt message)
    {
        var (tokens, index) = (message.Text.Tokens, message.Text.TokenIndex(message.Offset));
        if (IsCase(message))
            return Case;
        if (index > 0 && tokens[index].IsSymbol(','))
        {
            if (tokens[index - 1].IsSymbol(','))
                return "there are two commas; remove one";
            if (tokens[index - 1].IsWord("select") || tokens[index - 1].IsSymbol('('))
                return "this list starts with a comma; remove it";
        }

        return $"it is not understood from '{message[1]}' onwards; a comma, a bracket or a keyword may be missing before it";
    }

    /// <summary>The words for an error at the end of the text.</summary>
    public static string AtEnd(MessageAt message) => IsCase(message) ? Case : "it ends where more is expected; complete the last clause";

    private static bool IsCase(MessageAt message) => UnclosedCase.Find(message.Text) is >= 0 and var index && message.Text.Tokens[index].Start == message.Offset;
}
