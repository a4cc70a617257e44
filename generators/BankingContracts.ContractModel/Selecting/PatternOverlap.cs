namespace BankingContracts.ContractModel.Selecting;

/// <summary>Compares two names in which <c>*</c> means any text and <c>?</c> any character.</summary>
internal static class PatternOverlap
{
    /// <summary>Whether some name fits both patterns.</summary>
    public static bool Exists(string left, string right)
    {
        // fits[r]: whether some text fits the part of left that was read and the first r characters of right.
        var fits = new bool[right.Length + 1];
        fits[0] = true;
        for (var r = 1; r <= right.Length; r++)
            fits[r] = fits[r - 1] && right[r - 1] == '*';
        foreach (var character in left)
        {
            var next = new bool[right.Length + 1];
            next[0] = character == '*' && fits[0];
            for (var r = 1; r <= right.Length; r++)
            {
                next[r] = character == '*' || right[r - 1] == '*'
                    ? fits[r] || next[r - 1]
                    : fits[r - 1] && (character == '?' || right[r - 1] == '?' || character == right[r - 1]);
            }

            fits = next;
        }

        return fits[right.Length];
    }
}
