using CsCheck;

namespace BankingContracts.Runtime.Tests.Ingestion;

/// <summary>The fast count by bits agrees with the slow one by records, wherever a block or a buffer ends.</summary>
public sealed class CsvCountingLaws
{
    private static readonly Gen<string> Piece = Gen.OneOf(
        "", "a", "12345678901234567890", "\"\"", "\"x\"", "\"x\"\"y\"", "\"a,b\"", "\"a\nb\"", "\"\"\"\"", "Zoë€😀", ",", "\n", "\n\n", " ", "\n ", "\n\t\n", "x\"y");

    [Fact]
    public void RecordsAndFieldsAreCountedExactly()
    {
        using var files = new Files();
        Gen.Select(Piece.Array[1, 120], Gen.Int[0, 63], (pieces, shift) => new string('h', 1 + shift) + "\n" + string.Join(',', pieces)).Sample(
            text =>
            {
                var header = text[..text.IndexOf('\n', StringComparison.Ordinal)];
                var body = Files.Body(header);

                // A leading line with a quote inside forces the slow count and adds one record.
                var slow = files.Check(body, text.Insert(header.Length + 1, "z\"z\n"));
                var fast = files.Check(body, text);
                Assert.Equal((slow.Records - 1, slow.HasQuotedLineEnd, slow.IsUneven), (fast.Records, fast.HasQuotedLineEnd, fast.IsUneven));
            },
            iter: 2000, threads: 1);
    }

    [Theory]
    [InlineData(1 << 18)]
    [InlineData(1 << 19)]
    public void ABufferMayEndAnywhere(int size)
    {
        using var files = new Files();
        for (var shift = -80; shift < 80; shift += 3)
        {
            // The quoted, two-byte and blank parts fall on the end of a buffer in turn.
            var text = "a,b\n" + new string('x', size + shift) + ",\"q\"\"ë\n\"\n\n \n1,ë€😀\n";
            using var layout = files.Check(Files.Body("a", "b"), text);
            Assert.Equal((2, true, false), (layout.Records, layout.HasQuotedLineEnd, layout.IsUneven));
        }
    }
}
