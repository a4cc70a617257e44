namespace BankingContracts.ContractModel.Types;

/// <summary>Writes values of contracts as literals of SQL.</summary>
internal static class TypedLiteral
{
    public static string Text(string value, ITypeSyntax syntax) => syntax.Text(value);

    public static string Boolean(string value, ITypeSyntax syntax) =>
        TypedText.IsBoolean(value) ? value.ToLowerInvariant() : $"cast({syntax.Text(value)} as boolean)";

    public static string Number(string value, ITypeSyntax syntax) =>
        IsPlainNumber(value) ? value.TrimStart('+') : $"cast({syntax.Text(value)} as double)";

    public static string Date(string value, ITypeSyntax syntax) => "date " + syntax.Text(value);

    /// <summary>The literal has a zone. Without it, an engine would read the time in the session's zone.</summary>
    public static string Timestamp(string value, ITypeSyntax syntax)
    {
        var instant = value.Replace(' ', 'T').TrimEnd('Z');
        return "timestamp " + syntax.Text((instant.IndexOf('T') < 0 ? instant + "T00:00:00" : instant) + "Z");
    }

    private static bool IsPlainNumber(string value)
    {
        var digits = value.TrimStart('+', '-');
        return value.Length - digits.Length <= 1
            && digits.Length > 0
            && digits[0] != '.'
            && digits[digits.Length - 1] != '.'
            && digits.Count(c => c == '.') <= 1
            && digits.All(c => c is '.' or (>= '0' and <= '9'));
    }
}
