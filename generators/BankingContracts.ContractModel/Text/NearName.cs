namespace BankingContracts.ContractModel.Text;

/// <summary>Finds the name an author probably meant.</summary>
public static class NearName
{
    /// <summary>
    /// The candidate nearest to <paramref name="name"/> by edit distance (insert, delete, replace, swap of neighbours; letter case ignored), or
    /// null when none is near. The distance may be at most a third of the longer name's letters, but is always allowed to be one. If several
    /// candidates are equally near, the one wins that begins and ends most like the name, because a forgotten letter is more common than an
    /// extra one. After that, the first in ordinal order wins.
    /// </summary>
    public static string? Find(string name, IEnumerable<string> candidates)
    {
        string? nearest = null;
        var nearestDistance = int.MaxValue;
        var nearestLikeness = 0;
        foreach (var candidate in candidates.OrderBy(static c => c, StringComparer.Ordinal))
        {
            var limit = Math.Max(1, Math.Max(name.Length, candidate.Length) / 3);
            if (Math.Abs(name.Length - candidate.Length) > limit)
                continue;
            var (left, right) = (name.ToLowerInvariant(), candidate.ToLowerInvariant());
            var distance = Distance(left, right);
            if (distance > limit || distance > nearestDistance)
                continue;
            var likeness = Likeness(left, right);
            if (distance < nearestDistance || likeness > nearestLikeness)
                (nearest, nearestDistance, nearestLikeness) = (candidate, distance, likeness);
        }

        return nearest;
    }

    /// <summary>The end of a sentence: <c>; did you mean 'x'?</c>, or empty when no candidate is near.</summary>
    public static string Suggest(string name, IEnumerable<string> candidates) =>
        Find(name, candidates) is { } near ? "; did you mean '" + near + "'?" : "";

    /// <summary>How many letters are the same at the start and at the end.</summary>
    private static int Likeness(string left, string right)
    {
        var most = Math.Min(left.Length, right.Length);
        var start = 0;
        while (start < most && left[start] == right[start])
            start++;
        var end = 0;
        while (end < most - start && left[left.Length - 1 - end] == right[right.Length - 1 - end])
            end++;
        return start + end;
    }

    /// <summary>The edit distance with swaps of neighbours (optimal string alignment).</summary>
    private static int Distance(string left, string right)
    {
        var beforePrevious = new int[right.Length + 1];
        var previous = new int[right.Length + 1];
        var current = new int[right.Length + 1];
        for (var column = 0; column <= right.Length; column++)
            previous[column] = column;
        for (var row = 1; row <= left.Length; row++)
        {
            current[0] = row;
            for (var column = 1; column <= right.Length; column++)
            {
                var cost = left[row - 1] == right[column - 1] ? 0 : 1;
                var best = Math.Min(Math.Min(previous[column] + 1, current[column - 1] + 1), previous[column - 1] + cost);
                if (row > 1 && column > 1 && left[row - 1] == right[column - 2] && left[row - 2] == right[column - 1])
                    best = Math.Min(best, beforePrevious[column - 2] + 1);
                current[column] = best;
            }

            (beforePrevious, previous, current) = (previous, current, beforePrevious);
        }

        return previous[right.Length];
    }
}
