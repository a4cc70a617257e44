using System.Runtime.CompilerServices;

namespace BankingContracts.ContractModel.Tests.Dialects;

/// <summary>Compares a text with the file kept beside the tests; what differs is written next to it as <c>.received.</c>.</summary>
internal static class Verified
{
    public static void Matches(string text, string name, [CallerFilePath] string test = "")
    {
        var path = Path.Combine(Path.GetDirectoryName(test)!, name + ".verified.sql");
        var verified = File.Exists(path) ? File.ReadAllText(path) : "";
        if (verified == text + "\n")
            return;
        File.WriteAllText(path.Replace(".verified.", ".received.", StringComparison.Ordinal), text + "\n");
        Assert.Equal(verified, text + "\n");
    }
}
