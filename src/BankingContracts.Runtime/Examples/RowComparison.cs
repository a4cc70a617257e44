using BankingContracts.Runtime.Definitions;

namespace BankingContracts.Runtime.Examples;

/// <summary>
/// Compares expected rows with the rows that came out. Only the columns that a row names count. As many rows as possible are matched; of the
/// others, those that are most alike are compared value by value.
/// </summary>
internal sealed class RowComparison
{
    private readonly FoundRows _found;
    private readonly IReadOnlyList<ExampleRow> _expected;
    private readonly string _part;
    private readonly int?[] _rowOf;
    private readonly int?[] _exampleOf;

    private RowComparison(FoundRows found, IReadOnlyList<ExampleRow> expected, string part)
    {
        (_found, _expected, _part) = (found, expected, part);
        (_rowOf, _exampleOf) = (new int?[expected.Count], new int?[found.Rows.Count]);
    }

    /// <summary>The differences, in the order of the expected rows.</summary>
    /// <param name="found">What came out.</param>
    /// <param name="expected">What is expected.</param>
    /// <param name="part">The key under <c>expect</c>.</param>
    /// <param name="mayHaveMore">Whether other rows may come out, too.</param>
    public static IEnumerable<ExampleDifference> Of(FoundRows found, IReadOnlyList<ExampleRow> expected, string part, bool mayHaveMore)
    {
        var comparison = new RowComparison(found, expected, part);
        for (var row = 0; row < expected.Count; row++)
            comparison.Match(row, new bool[found.Rows.Count]);
        comparison.PairSimilar(mayHaveMore);
        return comparison.Differences(mayHaveMore);
    }

    /// <summary>The differences of rows that are compared one by one.</summary>
    public static IEnumerable<ExampleDifference> InOrder(FoundRows found, IReadOnlyList<ExampleRow> expected, string part)
    {
        var comparison = new RowComparison(found, expected, part);
        for (var row = 0; row < Math.Min(expected.Count, found.Rows.Count); row++)
            comparison.Pair(row, row);
        return comparison.Differences(mayHaveMore: false);
    }

    /// <summary>Finds a row for an expected one, and another row for the one that had it, if it must: as in any matching of two sides.</summary>
    private bool Match(int expected, bool[] tried)
    {
        for (var row = 0; row < tried.Length; row++)
        {
            if (tried[row] || Differing(expected, row).Any())
                continue;
            tried[row] = true;
            if (_exampleOf[row] is { } other && !Match(other, tried))
                continue;
            Pair(expected, row);
            return true;
        }

        return false;
    }

    private void Pair(int expected, int row) => (_rowOf[expected], _exampleOf[row]) = (row, expected);

    /// <summary>A row with the expected key is the one that is meant; without a key, the row with the most equal values.</summary>
    private void PairSimilar(bool mayHaveMore)
    {
        var (expected, rows) = (Open(_rowOf), Open(_exampleOf));
        if (!mayHaveMore && expected is [var only] && rows is [var last] && KeyOf(only).Count == 0)
            Pair(only, last);
        foreach (var (e, r) in expected.SelectMany(e => rows.Select(r => (Expected: e, Row: r))).Where(p => AreAlike(p.Expected, p.Row)).OrderByDescending(p => Likeness(p.Expected, p.Row)))
        {
            if (_rowOf[e] is null && _exampleOf[r] is null)
                Pair(e, r);
        }
    }

    private bool AreAlike(int expected, int row) => KeyOf(expected) is { Count: > 0 } key
        ? key.All(k => IsSame(expected, row, k))
        : Likeness(expected, row) > 0;

    private List<string> KeyOf(int expected) => [.. _found.Model.Key.Where(_expected[expected].Columns.Contains)];

    private int Likeness(int expected, int row) => _expected[expected].Columns.Count - Differing(expected, row).Count();

    private IEnumerable<string> Differing(int expected, int row) => _expected[expected].Columns.Where(c => !IsSame(expected, row, c));

    private bool IsSame(int expected, int row, string column) =>
        ExampleValue.IsSame(_found.TypeOf(column), _expected[expected].Of(column), _found.Value(row, column));

    private IEnumerable<ExampleDifference> Differences(bool mayHaveMore)
    {
        for (var expected = 0; expected < _expected.Count; expected++)
        {
            var example = _expected[expected];
            if (_rowOf[expected] is not { } row)
            {
                yield return Difference(DifferenceKind.MissingRow, expected, null, FoundRows.Text(example.Columns.Zip(example.Values)), null);
                continue;
            }

            foreach (var column in Differing(expected, row))
                yield return Difference(DifferenceKind.Value, expected, column, example.Of(column), _found.Value(row, column));
        }

        var columns = _expected.SelectMany(static e => e.Columns).ToHashSet();
        foreach (var row in mayHaveMore ? [] : Open(_exampleOf))
            yield return Difference(DifferenceKind.UnexpectedRow, null, null, null, _found.Text(row, columns));
    }

    private ExampleDifference Difference(DifferenceKind kind, int? row, string? column, string? expected, string? found) =>
        new(kind, _part, _found.Model.Name, row, column, expected, found);

    private static List<int> Open(int?[] partners) => [.. partners.Index().Where(static p => p.Item is null).Select(static p => p.Index)];
}
