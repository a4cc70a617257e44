namespace BankingContracts.ContractModel.Selecting;

/// <summary>
/// A name in which <c>*</c> means any text and <c>?</c> any character. The build and the runtime use the same patterns: the runtime also
/// compiles this file.
/// </summary>
internal sealed class NamePattern(string pattern)
{
    /// <summary>Whether the whole <paramref name="name"/> fits the pattern.</summary>
    public bool Matches(string name)
    {
        // If the rest does not fit, the last star takes one more character: the search goes back to it.
        var (p, star, retry) = (0, -1, 0);
        for (var n = 0; n < name.Length;)
        {
            if (p < pattern.Length && pattern[p] == '*')
                (star, retry) = (p++, n);
            else if (p < pattern.Length && (pattern[p] == '?' || pattern[p] == name[n]))
                (p, n) = (p + 1, n + 1);
            else if (star >= 0)
                (p, n) = (star + 1, ++retry);
            else
                return false;
        }

        while (p < pattern.Length && pattern[p] == '*')
            p++;
        return p == pattern.Length;
    }
}
