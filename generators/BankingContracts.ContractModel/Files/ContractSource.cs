namespace BankingContracts.ContractModel.Files;

/// <summary>A file below the contracts folder.</summary>
/// <param name="Path">The file, as the build names it; used in positions only.</param>
/// <param name="RelativePath">Its path below the contracts folder with forward slashes, for example <c>marts/account_summary.yml</c>.</param>
/// <param name="Text">Its text.</param>
public sealed record ContractSource(string Path, string RelativePath, string Text)
{
    /// <summary>The file's name without folder and extension.</summary>
    public string Stem
    {
        get
        {
            var name = RelativePath.Substring(RelativePath.LastIndexOf('/') + 1);
            var dot = name.LastIndexOf('.');
            return dot < 0 ? name : name.Substring(0, dot);
        }
    }

    /// <summary>The first folder of the relative path; empty for a file at the top.</summary>
    public string Folder => RelativePath.IndexOf('/') is var slash and > 0 ? RelativePath.Substring(0, slash) : "";
}
