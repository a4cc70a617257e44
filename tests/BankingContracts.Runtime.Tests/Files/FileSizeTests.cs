using BankingContracts.Runtime.Files;

namespace BankingContracts.Runtime.Tests.Files;

/// <summary>Sizes of files in words.</summary>
public sealed class FileSizeTests
{
    [Theory]
    [InlineData(1023, "1023 B")]
    [InlineData(1536, "1.5 KB")]
    [InlineData(5L << 20, "5.0 MB")]
    [InlineData(3L << 30, "3.0 GB")]
    public void ASizeTakesTheUnitThatFits(long bytes, string expected) => Assert.Equal(expected, FileSize.Text(bytes));
}
