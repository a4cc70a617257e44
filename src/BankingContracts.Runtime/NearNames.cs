namespace BankingContracts.Runtime;

/// <summary>Finds what a user may have meant.</summary>
public static class NearNames
{
    /// <summary>
    /// Up to three <paramref name="candidates"/> that are nearest to <paramref name="word"/>, best first; none when all are too different.
    /// </summary>
    public static IReadOnlyList<string> Of(string word, IEnumerable<string> candidates)
    {
        var limit = Math.Max(2, word.Length / 3);
        return
        [
            .. candidates
                .Distinct(StringComparer.Ordinal)
                .Select(c => (Name: c, Distance: c.Contains(word, StringComparison.OrdinalIgnoreCase) && word.Length > 2 ? 1 : Distance(word, c)))
                .Where(c => c.Distance <= limit)
                .OrderBy(c => c.Distance)
                .ThenBy(c => c.Name, StringComparer.Ordinal)
                .Take(3)
                .Select(c => c.Name),
        ];
    }

    /// <summary>A sentence such as <c> Did you mean 'a' or 'b'?</c>, or nothing.</summary>
    public static string Question(string word, IEnumerable<string> candidates)
    {
        var near = Of(word, candidates);
        return near.Count == 0 ? "" : $" Did you mean {string.Join(" or ", near.Select(n => $"'{n}'"))}?";
    }

    /// <summary>Optimal string alignment: edits and swaps of neighbours, letter case ignored.</summary>
    private static int Distance(string a, string b)
    {
        var rows = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
            rows[i, 0] = i;
        for (var j = 0; j <= b.Length; j++)
            rows[0, j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = Same(a[i - 1], b[j - 1]) ? 0 : 1;
                var best = Math.Min(Math.Min(rows[i - 1, j] + 1, rows[i, j - 1] + 1), rows[i - 1, j - 1] + cost);
                if (i > 1 && j > 1 && Same(a[i - 1], b[j - 2]) && Same(a[i - 2], b[j - 1]))
                    best = Math.Min(best, rows[i - 2, j - 2] + 1);
                rows[i, j] = best;
            }
        }
        return rows[a.Length, b.Length];
    }

    private static bool Same(char a, char b) => char.ToLowerInvariant(a) == char.ToLowerInvariant(b);
}
