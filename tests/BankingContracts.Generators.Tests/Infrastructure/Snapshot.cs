using System.Runtime.CompilerServices;

namespace BankingContracts.Generators.Tests.Infrastructure;

/// <summary>
/// Compares text with a file beside the test, in Verify's convention: <c>Class.Method.verified.cs</c>. A difference leaves
/// <c>Class.Method.received.cs</c>; accept it by renaming.
/// </summary>
internal static class Snapshot
{
    public static void Verify(string text, [CallerFilePath] string testFile = "", [CallerMemberName] string testName = "")
    {
        var stem = Path.Combine(Path.GetDirectoryName(testFile)!, Path.GetFileNameWithoutExtension(testFile) + "." + testName);
        var verified = stem + ".verified.cs";
        var received = stem + ".received.cs";
        var expected = File.Exists(verified) ? File.ReadAllText(verified) : "";
        if (expected == text)
        {
            File.Delete(received);
            return;
        }

        File.WriteAllText(received, text);
        Assert.Fail($"{Path.GetFileName(received)} differs from {Path.GetFileName(verified)} at line {FirstDifference(expected, text)}.");
    }

    private static int FirstDifference(string expected, string actual) =>
        1 + expected.Split('\n').Zip(actual.Split('\n')).TakeWhile(static pair => pair.First == pair.Second).Count();
}
