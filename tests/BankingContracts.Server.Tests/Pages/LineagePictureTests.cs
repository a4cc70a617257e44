using BankingContracts.Pipeline;
using BankingContracts.Server.Pages;

namespace BankingContracts.Server.Tests.Pages;

/// <summary>The picture of who reads whom.</summary>
public sealed class LineagePictureTests
{
    private static readonly LineagePicture Picture = LineagePicture.Of(ContractPipeline.Definition.Models);

    [Fact]
    public void EveryModelIsInItOnce() => Assert.Equal(
        ContractPipeline.Definition.Models.Select(m => m.Name).Order(StringComparer.Ordinal), Picture.Boxes.Select(b => b.Model.Name).Order(StringComparer.Ordinal));

    [Fact]
    public void EveryLineLeadsToTheRight()
    {
        Assert.Equal(ContractPipeline.Definition.Models.Sum(m => m.Upstreams.Count), Picture.Lines.Count);
        Assert.All(Picture.Lines, l => Assert.True(l.From.X + LineagePicture.BoxWidth < l.To.X));
    }

    [Fact]
    public void NoTwoModelsCoverEachOther()
    {
        Assert.Equal(Picture.Boxes.Count, Picture.Boxes.Select(b => (b.X, b.Y)).Distinct().Count());
        Assert.All(Picture.Boxes, b => Assert.InRange(b.Y + LineagePicture.BoxHeight, 0, Picture.Height));
        Assert.All(Picture.Boxes, b => Assert.InRange(b.X + LineagePicture.BoxWidth, 0, Picture.Width));
    }

    [Fact]
    public void ThereIsAPictureOfNothing() => Assert.Empty(LineagePicture.Of([]).Boxes);
}
