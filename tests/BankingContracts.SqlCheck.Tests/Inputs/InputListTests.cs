using BankingContracts.SqlCheck.Inputs;

namespace BankingContracts.SqlCheck.Tests.Inputs;

public sealed class InputListTests
{
    [Fact]
    public void AFileListedTwiceIsReadOnceInItsLastPlace()
    {
        var file = Path.GetTempFileName();
        var list = Path.GetTempFileName();
        File.WriteAllText(file, "select 1");
        File.WriteAllLines(list, ["marts/a.sql\t" + file + "\t1", "tests/a.sql\t" + file + "\t1"]);

        var source = Assert.Single(InputList.Read(list));

        Assert.Equal(("tests/a.sql", "select 1"), (source.RelativePath, source.Text));
        File.Delete(file);
        File.Delete(list);
    }

    /// <summary>The generator gets the texts from the compiler; over other ones the build would fail.</summary>
    [Theory]
    [InlineData(new byte[] { 0xEF, 0xBB, 0xBF, (byte)'a' }, "a")]
    [InlineData(new byte[] { 0xFF, 0xFE, (byte)'a', 0 }, "a")]
    [InlineData(new byte[] { 0xFE, 0xFF, 0, (byte)'a' }, "a")]
    [InlineData(new byte[] { 0xFF, 0xFE, 0, 0, (byte)'a', 0, 0, 0 }, "\0a\0")]
    [InlineData(new byte[] { (byte)'a', 0 }, "a\0")]
    public void AFileIsReadAsTheCompilerReadsIt(byte[] bytes, string text)
    {
        var file = Path.GetTempFileName();
        var list = Path.GetTempFileName();
        File.WriteAllBytes(file, bytes);
        File.WriteAllText(list, "marts/a.sql\t" + file);

        Assert.Equal(text, Assert.Single(InputList.Read(list)).Text);

        File.Delete(file);
        File.Delete(list);
    }

    [Fact]
    public void AFileThatIsBinaryToTheCompilerIsLeftToIt()
    {
        var file = Path.GetTempFileName();
        var list = Path.GetTempFileName();
        File.WriteAllBytes(file, [0x89, (byte)'P', (byte)'N', (byte)'G', 0, 0, 0, 13]);
        File.WriteAllText(list, "marts/a.yml\t" + file);

        Assert.Empty(InputList.Read(list));

        File.Delete(file);
        File.Delete(list);
    }
}
