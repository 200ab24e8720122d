using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Alliance.Platform.Origination.Entrepreneurs;

internal sealed class EntrepreneurMapping : IEntityTypeConfiguration<Entrepreneur>
{
    public void Configure(EntityTypeBuilder<Entrepreneur> builder)
    {
        builder.ToTable("Entrepreneurs");
        builder.Property(x => x.Id).ValueGeneratedNever();
        builder.Property(x => x.AlsoFoundBy).HasMaxLength(Alliance.Kernel.Search.LongestColumn);
        builder.HasOne<Entrepreneur>().WithMany().HasForeignKey(x => x.MergedInto).OnDelete(DeleteBehavior.Restrict);
        builder.ComplexProperty(x => x.Person, person =>
        {
            person.Property(x => x.Name).HasMaxLength(120).HasColumnName("Name");
            person.Property(x => x.Gender).HasColumnName("Gender");
            person.Property(x => x.BornOn).HasColumnName("BornOn");
            person.Property(x => x.Cin).HasMaxLength(12).HasColumnName("Cin");
            person.Property(x => x.Phone).HasMaxLength(Person.LongestPhone).HasColumnName("Phone");
            person.Property(x => x.Email).HasMaxLength(200).HasColumnName("Email");
            person.Property(x => x.NameInArabic).HasMaxLength(120).HasColumnName("NameInArabic");
            person.Property(x => x.Commune).HasMaxLength(60).HasColumnName("Commune");
            person.Property(x => x.HomeProvince).HasMaxLength(60).HasColumnName("HomeProvince");
            person.Property(x => x.Education).HasColumnName("Education");
            person.Property(x => x.Situation).HasColumnName("Situation");
        });
    }
}
