namespace BankingContracts.SqlCheck.Portability;

/// <summary>Keywords that follow each other.</summary>
/// <param name="Words">The keywords.</param>
/// <param name="What">What they are.</param>
/// <param name="Instead">What to write instead.</param>
internal sealed record SyntaxPhrase(IReadOnlyList<string> Words, string What, string Instead)
{
    public SyntaxPhrase(string words, string what, string instead)
        : this(words.Split(' '), what, instead)
    {
    }
}
