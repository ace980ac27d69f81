/**
 * What people call the columns of their exports (English, German, French, Spanish, Italian), as `columnKey` gives them;
 * what says it best stands first.
 */
export const columnWords = {
  fullName: `name fullname displayname guestname guest participantname attendeename personname username
    vollername anzeigename teilnehmername gastname gast nomcomplet nombrecompleto nomecompleto
    participant attendee person teilnehmer teilnehmerin invite invitado ospite nom nombre nome`,
  firstName: `firstname first givenname forename vorname prenom nombre primernombre nome`,
  lastName: `lastname last surname familyname nachname familienname zuname nomdefamille apellidos apellido
    cognome nom`,
  externalId: `externalid externaluserid extid userid useridentifier identifier guestid customerid crmid personid
    participantid attendeeid memberid employeeid contactid id uid uuid guid externalreference reference ref
    kundennummer personalnummer teilnehmerid benutzerid kennung identifiant identificador userlogin login
    benutzername email emailaddress mail mailaddress emailadresse mailadresse courriel correo correoelectronico`,
  room: `room roomname roomid roomurl roomfriendlyurl friendlyurl meetingroom meeting meetingname raum raumname
    salle sala channel`,
  role: `role rolename userrole usertype rolle ruolo rol`,
  picture: `avatar avatarurl photo photourl picture pictureurl image imageurl profilepicture profilephoto
    profileimage foto fotourl bild bildurl`,
  initials: `initials initialen kurzel initiales iniciales iniziali`,
  breakout: `breakout breakoutid breakoutroom breakoutroomid breakoutgroup`,
  scopes: `scopes scope permissions rights rechte`,
  from: `validfrom notbefore startsat starts start starttime startdate from begin begins beginn gultigab
    gultigvon von ab debut desde inicio inizio`,
  until: `validuntil validto expires expiresat expiresin expiry expiration expirationdate expirydate expirytime
    endsat ends end endtime enddate until validity to gultigbis ablauf ablaufdatum ende bis fin hasta fine`,
} as const satisfies Record<string, string>

export type ColumnMeaning = keyof typeof columnWords
